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
 * places. Never one with a key or a name that a client has made up, and never a value.
 *
 * <p>Thread-safe.
 */
final class KnownPaths {
  /** Beyond these nothing is kept: somebody makes classes while the application runs. */
  private static final int MAX_ROOTS = 200;

  /** Of one root, so that who fills it up, with a long list, does so for the same input alone. */
  private static final int MAX_KNOWN = 100;

  /** Looked through one after the other, so not too many. */
  private static final int MAX_BESIDE = 32;

  private final Function<Class<?>, PropertyNames> names;
  private final Map<Class<?>, Known> roots = new ConcurrentHashMap<>();

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
      known = new Known(null, ViolationPath.whole(root, null, names), new AtomicInteger(MAX_KNOWN));
      if (roots.size() < MAX_ROOTS) {
        roots.put(root, known);
      }
    }
    for (Path.Node node : nodes) {
      known = known.next(node);
    }
    return known.path;
  }

  /** A path, and those that go on from there. */
  private static final class Known {
    private final @Nullable Place place;
    private final ViolationPath path;

    /** How many more of the root's may be kept; null if this one is not. */
    private final @Nullable AtomicInteger left;

    private volatile Known[] beyond = {};

    Known(@Nullable Place place, ViolationPath path, @Nullable AtomicInteger left) {
      this.place = place;
      this.path = path;
      this.left = left;
    }

    Known next(Path.Node node) {
      for (Known each : beyond) {
        if (each.place != null && each.place.isOf(node)) {
          return each;
        }
      }
      if (left == null || !mayKeep(left, node)) {
        return new Known(null, path.next(node), null);
      }
      Known next = new Known(Place.of(node), path.next(node), left);
      add(next);
      return next;
    }

    private boolean mayKeep(AtomicInteger places, Path.Node node) {
      return beyond.length < MAX_BESIDE
          && path.declares(node)
          && places.get() > 0
          && places.decrementAndGet() >= 0;
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
          nameOf(node),
          node.isInIterable(),
          node.getIndex(),
          Declarations.typeArgumentIndex(node));
    }

    /** Others have no name that matters. */
    private static @Nullable String nameOf(Path.Node node) {
      return node.getKind() == ElementKind.PROPERTY ? node.getName() : null;
    }

    boolean isOf(Path.Node node) {
      return node.getKey() == null
          && kind == node.getKind()
          && inIterable == node.isInIterable()
          && Objects.equals(name, nameOf(node))
          && Objects.equals(index, node.getIndex())
          && Objects.equals(typeArgument, Declarations.typeArgumentIndex(node));
    }
  }
}
