package dev.clearfault.validation;

import dev.clearfault.json.JsonFault;
import dev.clearfault.json.JsonFault.Kind;
import dev.clearfault.json.JsonLimits;
import dev.clearfault.json.JsonReader;
import dev.clearfault.json.PropertyNames;
import dev.clearfault.problem.Language;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ValidationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads and validates; one for each web application, made when it is first needed. */
final class InputReader {
  private final InputValidator validator = InputValidator.open();
  private final JsonReader json;
  private final RequestBinding binding;
  private final Languages languages;
  private final ConstraintText text;
  private final KnownPaths paths;

  private InputReader(InputLimits limits, Languages languages) {
    this.languages = languages;
    text = new ConstraintText(languages);
    json = JsonReader.jackson(new JsonLimits(limits.maxDepth(), limits.maxProperties()));
    paths = new KnownPaths(json::names);
    binding = new RequestBinding(json, limits);
  }

  static InputReader of(ServletContext context) {
    if (context.getAttribute(InputLimits.READER) instanceof InputReader known) {
      return known;
    }
    // Twice at the worst, which does no harm.
    InputReader reader =
        new InputReader(InputLimits.of(context), new Languages(context.getClassLoader()));
    context.setAttribute(InputLimits.READER, reader);
    return reader;
  }

  void check(Class<?> type) {
    binding.check(type);
  }

  <T> T read(HttpServletRequest request, Class<T> type, Class<?>... groups) throws IOException {
    ClientLanguage language = new ClientLanguage(languages, request);
    RequestBinding.Bound<T> bound = binding.bind(request, type, language);
    Naming naming = new Naming(InputShape.of(type), json.names(type), bound.rest());
    List<LocatedViolation> found = new ArrayList<>(bound.undecodable());
    for (JsonFault fault : bound.faults()) {
      ViolationPath path = ViolationPath.of(type, fault.path(), json::names);
      found.add(
          isOfTheRest(fault)
              ? ReadingText.violation(fault, path, bound.rest(), language.get())
              : naming.named(
                  path, source -> ReadingText.violation(fault, path, source, language.get())));
    }
    T value = bound.value();
    if (value != null) {
      found.addAll(broken(value, groups, naming, List.copyOf(found), language));
    }
    if (value == null || !found.isEmpty()) {
      throw new ProblemException(problem(bound.faults(), found, language.get()));
    }
    return value;
  }

  /** Of what comes from elsewhere there is no property to be unknown, or there twice. */
  private static boolean isOfTheRest(JsonFault fault) {
    return fault.kind() == Kind.UNKNOWN_PROPERTY || fault.kind() == Kind.DUPLICATE_PROPERTY;
  }

  /** What could not be read is told as that, and not once more as missing. */
  private <T> List<LocatedViolation> broken(
      T value,
      Class<?>[] groups,
      Naming naming,
      List<LocatedViolation> known,
      ClientLanguage language) {
    List<LocatedViolation> broken = new ArrayList<>();
    Set<ConstraintViolation<T>> violations;
    try {
      violations = validator.validate(value, groups);
    } catch (InputValidator.TooManyViolationsException e) {
      broken.add(
          ReadingText.tooMany(
              "violations", InputValidator.MAX_VIOLATIONS, naming.rest(), language.get()));
      violations = validator.validateAtTheTop(value, groups);
    } catch (ValidationException e) {
      if (known.isEmpty()) {
        throw e;
      }
      return List.of(); // The application's validator did not expect what was left out.
    }
    for (ConstraintViolation<T> violation : violations) {
      ViolationPath path = paths.of(violation);
      if (known.isEmpty() || known.stream().noneMatch(f -> path.isSpoiltBy(f.path()))) {
        broken.add(
            naming.named(path, source -> text.violation(violation, path, source, language.get())));
      }
    }
    return broken;
  }

  private static Problem problem(
      List<JsonFault> faults, List<LocatedViolation> found, Language language) {
    JsonFault end = faults.isEmpty() ? null : faults.get(0);
    if (end != null && end.kind() == Kind.MALFORMED) {
      return ReadingText.malformed(end, found, language);
    }
    if (end != null && end.kind() == Kind.EMPTY) {
      return RequestBody.missing(language);
    }
    return LocatedViolation.problem(found, language);
  }

  /**
   * Says where in the request a path begins, and what clients call it there.
   *
   * @param shape of the type that was read
   * @param names of its properties
   * @param rest where components come from that say nothing
   */
  private record Naming(InputShape shape, PropertyNames names, Source rest) {

    LocatedViolation named(ViolationPath path, Function<Source, LocatedViolation> of) {
      InputShape.Component component = shape.named(names.java(path.property()));
      if (component == null) {
        return of.apply(rest);
      }
      LocatedViolation located = of.apply(component.sourceOr(rest));
      Violation found = located.violation();
      if (component.name().equals(component.property())) {
        return located;
      }
      String field = component.name() + found.field().substring(path.property().length());
      return new LocatedViolation(
          path,
          new Violation(
              found.in(),
              field,
              found.pointer(),
              found.code(),
              found.detail(),
              found.limits(),
              found.hint()));
    }
  }
}
