package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.json.JsonLimits;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.ProblemException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads and validates input. An application has one reader for each set of limits. */
public final class InputReader {
  private static final String ATTRIBUTE = InputReader.class.getName();
  private static final String JSON = ATTRIBUTE + ".json";
  private static final String VALIDATION = ATTRIBUTE + ".validation";

  final InputValidator validator;
  final JsonReader json;
  final RequestBinding binding;
  final Expectations expectations;
  final Languages languages;
  final ConstraintText text;
  final int maxErrors;
  final int maxFaults;

  private InputReader(InputLimits limits, Readers readers) {
    validator = readers.validator;
    languages = readers.languages;
    text = readers.text;
    maxErrors = limits.maxErrors();
    maxFaults = limits.forJson().maxFaults();
    json = readers.json.with(limits.forJson());
    binding = new RequestBinding(json, limits);
    expectations = new Expectations(json, validator.metadata());
  }

  /** Returns the reader of an application for the limits of one of its filters. */
  public static InputReader of(ServletContext context, InputLimits limits) {
    Readers readers = context.getAttribute(ATTRIBUTE) instanceof Readers known ? known : null;
    if (readers == null) {
      readers = new Readers(context);
      context.setAttribute(ATTRIBUTE, readers); // If two threads do this, the last one wins.
    }
    Readers shared = readers;
    return readers.byLimits.computeIfAbsent(limits, key -> new InputReader(key, shared));
  }

  /** Reads and validates a request; throws one problem with every fault in it. */
  public Object read(HttpServletRequest request, Type type, Class<?>... groups) throws IOException {
    InputReading reading = new InputReading(this, request, type, groups);
    Object value = reading.value();
    if (value == null || !reading.found().isEmpty()) {
      throw new ProblemException(reading.problem(), reading.refusal());
    }
    return value;
  }

  /**
   * Returns what is wrong with a request, for an answer that has faults of another kind, too.
   *
   * @throws ProblemException if the request cannot be read at all
   */
  public List<LocatedViolation> violations(
      HttpServletRequest request, Type type, Class<?>... groups) throws IOException {
    return List.copyOf(new InputReading(this, request, type, groups).found());
  }

  /** Makes the JSON readers of an application. */
  public interface JsonLibrary {
    /** Returns a reader with the limits. */
    JsonReader with(JsonLimits limits);
  }

  /** Sets the JSON library of an application. */
  public static void use(ServletContext context, JsonLibrary json) {
    set(context, JSON, json);
  }

  /** Sets the validator factory of an application, which the application closes. */
  public static void use(ServletContext context, ValidatorFactory factory) {
    set(context, VALIDATION, factory);
  }

  private static void set(ServletContext context, String attribute, Object library) {
    if (context.getAttribute(ATTRIBUTE) != null) {
      throw new IllegalStateException(
          "Clearfault has already read input in this application, so its set-up cannot change now:"
              + " call InputSetup in a ServletContextListener, which runs before all filters");
    }
    context.setAttribute(attribute, library);
  }

  /** The readers of one application, and the parts that they share. */
  private static final class Readers {
    private final InputValidator validator;
    private final JsonLibrary json;
    private final Languages languages;
    private final ConstraintText text;
    private final Map<InputLimits, InputReader> byLimits = new ConcurrentHashMap<>();

    Readers(ServletContext context) {
      languages = new Languages(context.getClassLoader());
      text = new ConstraintText(languages);
      validator =
          context.getAttribute(VALIDATION) instanceof ValidatorFactory factory
              ? new InputValidator(factory)
              : InputValidator.open();
      json =
          context.getAttribute(JSON) instanceof JsonLibrary library
              ? library
              : limits -> JsonReader.jackson(limits, null);
    }
  }

  /** Checks that a type can be read, when the application starts. */
  public void check(Type type) {
    binding.check(type);
    expectations.check(type);
  }

  /** Describes inputs as this application reads them. */
  public InputDescriptions descriptions() {
    return new InputDescriptions(json, validator.metadata());
  }
}
