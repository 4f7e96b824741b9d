package dev.clearfault.internal.catalogue;

import dev.clearfault.problem.ProblemType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The problem types of one application and their URIs.
 *
 * <p>A type is in it from the start or from its first occurrence. Its words may come from a request
 * then, and are shown only when they are known to be constants. Thread-safe.
 */
public final class Catalogue {
  /** Types are constants. If a program makes them from data, no more are listed. */
  private static final int MAX_TYPES = 1000;

  /** The characters of a type that is kept when it occurs. Longer words are no constants. */
  private static final int MAX_LENGTH = 1000;

  /** The types of the registered statuses, by their slugs. */
  private static final Map<String, ProblemType> STATUSES =
      IntStream.range(400, 600)
          .mapToObj(ProblemType::ofStatus)
          .filter(type -> !type.code().equals("http_" + type.status()))
          .collect(Collectors.toUnmodifiableMap(ProblemType::slug, Function.identity()));

  private final @Nullable String base;
  private final Map<ProblemType, ProblemType> located = new ConcurrentHashMap<>();

  /** Those from the start, by their slugs. */
  private final Map<String, ProblemType> declared;

  /** Those that have occurred, by their slugs. */
  private final Map<String, Met> met = new ConcurrentHashMap<>();

  /**
   * Creates a catalogue.
   *
   * @param base the start of each type URI, with its slash; null if each type is {@code
   *     about:blank}
   * @param types the types known from the start
   */
  public Catalogue(@Nullable String base, Collection<ProblemType> types) {
    this.base = base;
    declared =
        types.stream()
            .filter(type -> type.uri() == null)
            .map(this::placed)
            .collect(
                Collectors.toUnmodifiableMap(
                    ProblemType::slug, Function.identity(), (first, second) -> first));
  }

  /** Returns the type with its URI, and lists it from now on. */
  public ProblemType locate(ProblemType type) {
    if (type.uri() != null) {
      return type;
    }
    ProblemType known = located.get(type);
    if (known != null) {
      meetAgain(known, type);
      return known;
    }
    ProblemType placed = placed(type);
    if (located.size() < MAX_TYPES && length(type) <= MAX_LENGTH) {
      located.put(type, placed);
      if (!declared.containsKey(type.slug())) {
        met.merge(type.slug(), new Met(placed, Words.UNPROVED), Met::or);
      }
    }
    return placed;
  }

  /** Words that occur again as the same objects are constants of the program. */
  private void meetAgain(ProblemType known, ProblemType type) {
    Met before = met.get(type.slug());
    if (before != null
        && before.words() == Words.UNPROVED
        && isSame(known.title(), type.title())
        && isSame(known.description(), type.description())) {
      met.computeIfPresent(type.slug(), (slug, entry) -> entry.proved());
    }
  }

  private static boolean isSame(Object first, Object second) {
    return first == second;
  }

  private static int length(ProblemType type) {
    return type.code().length() + type.title().length() + type.description().length();
  }

  private ProblemType placed(ProblemType type) {
    return type.at(base == null ? ProblemType.BLANK : base + type.slug());
  }

  /** What is known about the words of a type that has occurred. They may come from a request. */
  private enum Words {
    UNPROVED,
    CONSTANT,
    CHANGING
  }

  /** A type that has occurred, as it was the first time. */
  private record Met(ProblemType first, Words words) {

    /** If two types have one code, their words are no constants. */
    Met or(Met other) {
      boolean same =
          first.title().equals(other.first.title())
              && first.description().equals(other.first.description());
      return same ? this : new Met(first, Words.CHANGING);
    }

    Met proved() {
      return words == Words.UNPROVED ? new Met(first, Words.CONSTANT) : this;
    }

    /** Returns what everybody may read. */
    ProblemType shown() {
      String title = ProblemType.ofStatus(first.status()).title();
      return words == Words.CONSTANT
          ? first
          : new ProblemType(first.code(), first.status(), title, first.uri(), "");
    }
  }

  /** Returns the type with the last segment of its URI; null if there is none. */
  @Nullable ProblemType find(String slug) {
    ProblemType listed = declared.get(slug);
    if (listed != null) {
      return listed;
    }
    Met occurred = met.get(slug);
    return occurred == null ? STATUSES.get(slug) : occurred.shown();
  }

  /** Returns the types of the library and of the application, by their codes. */
  List<ProblemType> listed() {
    return Stream.concat(declared.values().stream(), met.values().stream().map(Met::shown))
        .sorted(Comparator.comparing(ProblemType::code))
        .toList();
  }

  /** Returns the types that are known from the start, by their codes. */
  List<ProblemType> declared() {
    return declared.values().stream().sorted(Comparator.comparing(ProblemType::code)).toList();
  }

  /** Returns the types that say no more than their status, by their statuses. */
  List<ProblemType> statuses() {
    return STATUSES.values().stream()
        .filter(type -> type.equals(find(type.slug())))
        .sorted(Comparator.comparing(ProblemType::status))
        .toList();
  }
}
