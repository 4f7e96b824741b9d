package dev.clearfault.validation;

import dev.clearfault.json.PropertyNames;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the paths of an application's violations, for what is wrong is mostly wrong at the same
 * places. Never one with the key of a map, which a client has made up, and never a value.
 *
 * <p>Thread-safe.
 */
final class KnownPaths {
  /** Beyond these nothing is kept: lists and recursive inputs have no end of paths. */
  private static final int MAX_KNOWN = 1000;

  /** Looked through one after the other, so not too many. */
  private static final int MAX_BESIDE = 32;

  private final Function<Class<?>, PropertyNames> names;
  private final Map<Class<?>, Known> roots = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();

  /**
   * Creates it for one application.
   *
   * @param names which names clients know
   */
  KnownPaths(Function<Class<?>, PropertyNames> names) {
    this.names = names;
  }

  /** Returns where the violation is. */
  ViolationPath of(ConstraintViolation<?> violation) {
    Class<?> root = violation.getRootBeanClass();
    Object[] arguments = violation.getExecutableParameters();
    if (root != null && arguments == null) {
      return known(root, violation.getPropertyPath());
    }
    ViolationPath path = ViolationPath.whole(root, arguments, names);
    for (Path.Node node : violation.getPropertyPath()) {
      path = path.next(node);
    }
    return path;
  }

  private ViolationPath known(Class<?> root, Path nodes) {
    Known known = roots.get(root);
    if (known == null) {
      known = new Known(null, ViolationPath.whole(root, null, names), mayKeep());
      if (known.kept) {
        roots.put(root, known);
      }
    }
    for (Path.Node node : nodes) {
      known = known.next(node);
    }
    return known.path;
  }

  private boolean mayKeep() {
    return size.get() < MAX_KNOWN && size.incrementAndGet() <= MAX_KNOWN;
  }

  /** A path, and those that go on from there. */
  private final class Known {
    private final @Nullable Place place;
    private final ViolationPath path;
    private final boolean kept;
    private volatile Known[] beyond = {};

    Known(@Nullable Place place, ViolationPath path, boolean kept) {
      this.place = place;
      this.path = path;
      this.kept = kept;
    }

    Known next(Path.Node node) {
      for (Known each : beyond) {
        if (each.place != null && each.place.isOf(node)) {
          return each;
        }
      }
      boolean keep = kept && beyond.length < MAX_BESIDE && Place.canBeKept(node) && mayKeep();
      Known next = new Known(keep ? Place.of(node) : null, path.next(node), keep);
      if (keep) {
        add(next);
      }
      return next;
    }

    /** Twice what two threads add at a time, which does no harm. */
    private synchronized void add(Known next) {
      Known[] more = Arrays.copyOf(beyond, beyond.length + 1);
      more[beyond.length] = next;
      beyond = more;
    }
  }

  /** All that a path makes of a node, without the values that a provider's own may hold. */
  private record Place(
      ElementKind kind,
      @Nullable String name,
      boolean inIterable,
      @Nullable Integer index,
      @Nullable Integer typeArgument) {

    static Place of(Path.Node node) {
      return new Place(
          node.getKind(),
          node.getName(),
          node.isInIterable(),
          node.getIndex(),
          Declarations.typeArgumentIndex(node));
    }

    static boolean canBeKept(Path.Node node) {
      return node.getKey() == null
          && switch (node.getKind()) {
            case PROPERTY, BEAN, CONTAINER_ELEMENT -> true;
            default -> false;
          };
    }

    boolean isOf(Path.Node node) {
      return node.getKey() == null
          && kind == node.getKind()
          && inIterable == node.isInIterable()
          && Objects.equals(name, node.getName())
          && Objects.equals(index, node.getIndex())
          && Objects.equals(typeArgument, Declarations.typeArgumentIndex(node));
    }
  }
}
