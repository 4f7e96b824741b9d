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
 * <p>A type is in it from the start or from its first occurrence. Thread-safe.
 */
public final class Catalogue {
  /** Types are constants. If a program makes them from data, no more are listed. */
  private static final int MAX_TYPES = 1000;

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
  private final Map<String, ProblemType> met = new ConcurrentHashMap<>();

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
      return known;
    }
    ProblemType placed = placed(type);
    if (located.size() < MAX_TYPES) {
      located.put(type, placed);
      if (!declared.containsKey(type.slug())) {
        met.merge(type.slug(), placed, Catalogue::common);
      }
    }
    return placed;
  }

  private ProblemType placed(ProblemType type) {
    return type.at(base == null ? ProblemType.BLANK : base + type.slug());
  }

  /**
   * If two types that have occurred have one code, their words are no constants, and may come from
   * a request. The page of the code then has none of them.
   */
  private static ProblemType common(ProblemType first, ProblemType second) {
    boolean same =
        first.title().equals(second.title()) && first.description().equals(second.description());
    return same
        ? first
        : new ProblemType(
            first.code(),
            first.status(),
            ProblemType.ofStatus(first.status()).title(),
            first.uri(),
            "");
  }

  /** Returns the type with the last segment of its URI; null if there is none. */
  @Nullable ProblemType find(String slug) {
    ProblemType listed = declared.getOrDefault(slug, met.get(slug));
    return listed == null ? STATUSES.get(slug) : listed;
  }

  /** Returns the types of the library and of the application, by their codes. */
  List<ProblemType> listed() {
    return Stream.of(declared, met)
        .flatMap(types -> types.values().stream())
        .sorted(Comparator.comparing(ProblemType::code))
        .toList();
  }

  /** Returns the types that say no more than their status, by their statuses. */
  List<ProblemType> statuses() {
    return STATUSES.values().stream()
        .filter(type -> type.equals(find(type.slug())))
        .sorted(Comparator.comparing(ProblemType::status))
        .toList();
  }
}
