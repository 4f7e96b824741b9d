package dev.clearfault.internal.catalogue;

import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.JsonBody;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of an application look like, for a contract that says which ones an operation
 * can give. Not thread-safe.
 */
public final class Answers {
  private static final String HOME = "#/components/schemas/";

  private final List<ProblemType> declared;
  private final Map<String, ProblemType> undeclared = new TreeMap<>();
  private final Entries entries;
  private final Format format;
  private final int validationStatus;

  Answers(List<ProblemType> declared, Entries entries, Format format) {
    this.declared = List.copyOf(declared);
    this.entries = entries;
    this.format = format;
    validationStatus = entries.status().applyAsInt(ProblemType.VALIDATION_FAILED);
  }

  /**
   * Returns the names of components that a contract must leave alone.
   *
   * @param passed the codes of problems that nobody has declared here
   */
  public Set<String> componentNames(Collection<String> passed) {
    Set<String> names = new TreeSet<>(BodySchemas.SHARED);
    declared.forEach(type -> names.add(BodySchemas.name(type)));
    for (int status = 400; status < 600; status++) {
      names.add(BodySchemas.name(ProblemType.ofStatus(status)));
    }
    passed.forEach(code -> names.add(BodySchemas.name(ProblemType.of(code, 500, code))));
    return names;
  }

  /** Returns the type with a code, or with the status whose name the code is. */
  public Optional<ProblemType> find(String code) {
    return declared.stream()
        .filter(type -> type.code().equals(code))
        .findFirst()
        .or(
            () ->
                java.util.stream.IntStream.range(400, 600)
                    .mapToObj(ProblemType::ofStatus)
                    .filter(type -> type.code().equals(code))
                    .findFirst());
  }

  /** Returns the types that the application has declared. */
  public List<ProblemType> ofApplication() {
    return declared.stream().filter(type -> type.titleKey() == null).toList();
  }

  /** Returns the types that the catalogue knows from the start. */
  List<ProblemType> declared() {
    return declared;
  }

  /** Returns the types that schemas were asked for and that nobody has declared. */
  List<ProblemType> undeclared() {
    return List.copyOf(undeclared.values());
  }

  /** Returns the declared types whose codes have a beginning. */
  public List<ProblemType> startingWith(String start) {
    return declared.stream().filter(type -> type.code().startsWith(start)).toList();
  }

  /** Returns the statuses that answers of a type can have. */
  public List<Integer> statuses(ProblemType type) {
    int status = entries.status().applyAsInt(type);
    boolean isSyntax = validationStatus != 400 && type.code().equals("validation_failed");
    return isSyntax ? List.of(400, status) : List.of(status);
  }

  /** Returns the media type of the answers, for a client that asks for no other. */
  public String mediaType() {
    return format == Format.PROBLEM ? "application/problem+json" : "application/json";
  }

  /** Returns the schema of the answers of the types. */
  public Map<String, Object> schema(List<ProblemType> types) {
    if (isShared()) {
      return Map.of("$ref", HOME + (format == Format.ENVELOPE ? "Envelope" : "Fields"));
    }
    if (types.size() == 1) {
      return Map.of("$ref", reference(types.get(0)));
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    types.forEach(type -> mapping.put(type.code(), reference(type)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("oneOf", types.stream().map(type -> Map.of("$ref", reference(type))).toList());
    Map<String, Object> discriminator = new LinkedHashMap<>();
    discriminator.put("propertyName", "code");
    discriminator.put("mapping", mapping);
    schema.put("discriminator", discriminator);
    return schema;
  }

  /** Returns whether all answers have one schema. */
  public boolean isShared() {
    return format != Format.PROBLEM;
  }

  private String reference(ProblemType type) {
    if (!declared.contains(type)) {
      undeclared.put(type.code(), type);
    }
    return HOME + BodySchemas.name(type);
  }

  /** Returns what a response with one of the types means. */
  public String describe(List<ProblemType> types, Language language) {
    return types.stream()
        .map(type -> entries.brief(type, language).title())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns a value that is JSON already. */
  public static Object json(String text) {
    return new JsonBody.Raw(text);
  }

  /**
   * Returns an answer of a type, as JSON.
   *
   * @param errors the errors that it lists; null for those of the catalogue's example
   */
  public JsonBody.Raw example(
      ProblemType type, @Nullable List<Violation> errors, Language language) {
    byte[] body = entries.renderer().render(entries.example(type, errors, language));
    return new JsonBody.Raw(new String(body, StandardCharsets.UTF_8));
  }
}
