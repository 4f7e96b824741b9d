package dev.clearfault.internal.sources;

import dev.clearfault.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What clients read an error into: one type for each problem type, and one union for each operation
 * whose problems are known. A code that a client's source does not know has a type of its own, so
 * that a later version of the application breaks no client.
 *
 * <p>Immutable and thread-safe. The same types always give the same bytes.
 */
public final class ProblemSources {
  /** The name of the source in Java. */
  public static final String JAVA = "Problems.java";

  /** The name of the source in TypeScript. */
  public static final String TYPE_SCRIPT = "problems.d.ts";

  /** The names of all sources. */
  public static final Set<String> NAMES = Set.of(JAVA, TYPE_SCRIPT);

  private final List<SourceType> types;
  private final List<Union> unions;

  /** The problems of one operation. */
  record Union(String name, String operation, Set<String> codes) {
    boolean has(SourceType type) {
      return codes.contains(type.code());
    }
  }

  /**
   * Creates the sources.
   *
   * @param types all problem types, in any order; a type without a description of its own, too
   * @param operations the codes that an operation can answer, by the operation's name
   * @throws IllegalArgumentException if an operation has a code that no type has
   */
  public ProblemSources(
      Collection<ProblemType> types, Map<String, ? extends Set<String>> operations) {
    this.types =
        types.stream()
            .map(SourceType::of)
            .sorted(Comparator.comparing(SourceType::code))
            .distinct()
            .toList();
    Set<String> names = this.types.stream().map(SourceType::name).collect(Collectors.toSet());
    Set<String> codes = this.types.stream().map(SourceType::code).collect(Collectors.toSet());
    Set<String> taken = new HashSet<>();
    unions =
        new TreeMap<>(operations)
            .entrySet().stream()
                .map(
                    each ->
                        union(
                            free(word(each.getKey()), taken),
                            Set.copyOf(each.getValue()),
                            codes,
                            names))
                .toList();
  }

  /** Whoever writes a contract may name an operation {@code find-orders}. */
  private static String word(String operation) {
    StringBuilder word = new StringBuilder();
    for (String part : operation.split("[^A-Za-z0-9]+", -1)) {
      if (!part.isEmpty()) {
        char first = part.charAt(0);
        word.append(word.isEmpty() ? first : Character.toUpperCase(first))
            .append(part, 1, part.length());
      }
    }
    boolean begins = !word.isEmpty() && Character.isLetter(word.charAt(0));
    return begins ? Character.toLowerCase(word.charAt(0)) + word.substring(1) : "operation" + word;
  }

  private static String free(String wanted, Set<String> taken) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + i;
    }
    return name;
  }

  private static Union union(
      String operation, Set<String> codes, Set<String> known, Set<String> names) {
    if (!known.containsAll(codes)) {
      throw new IllegalArgumentException(
          "operation '" + operation + "' with the codes " + codes + " cannot be written as a type");
    }
    String name = Character.toUpperCase(operation.charAt(0)) + operation.substring(1) + "Problem";
    return new Union(names.contains(name) ? name + "_" : name, operation, codes);
  }

  /**
   * Returns the source of that name in UTF-8.
   *
   * @param name {@link #JAVA} or {@link #TYPE_SCRIPT}
   */
  public byte[] source(String name) {
    String text =
        name.equals(JAVA) ? JavaSource.of(types, unions) : TypeScriptSource.of(types, unions);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
