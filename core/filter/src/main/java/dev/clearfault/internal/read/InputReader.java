package dev.clearfault.internal.read;

import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.constraints.ConstraintText;
import dev.clearfault.internal.constraints.Expectations;
import dev.clearfault.internal.constraints.InputValidator;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.json.JsonLimits;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.text.Language;
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
import org.jspecify.annotations.Nullable;

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
  final InputLimits limits;

  private InputReader(InputLimits limits, Readers readers) {
    validator = readers.validator;
    languages = readers.languages;
    text = readers.text;
    maxErrors = limits.maxErrors();
    this.limits = limits;
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
      this(
          context.getClassLoader(),
          context.getAttribute(JSON) instanceof JsonLibrary library ? library : null,
          context.getAttribute(VALIDATION) instanceof ValidatorFactory factory ? factory : null);
    }

    Readers(ClassLoader loader, @Nullable JsonLibrary library, @Nullable ValidatorFactory factory) {
      languages = new Languages(loader);
      text = new ConstraintText(languages);
      validator = factory == null ? InputValidator.open() : new InputValidator(factory);
      json = library == null ? limits -> JsonReader.jackson(limits, null) : library;
    }
  }

  /** Checks that a type can be read, when the application starts. */
  public void check(Type type) {
    binding.check(type);
    expectations.check(type);
  }

  /**
   * Returns the reader of an application that is not deployed.
   *
   * @param json its JSON library; null for Jackson's standard
   * @param factory its validator factory; null for that of its provider
   */
  public static InputReader of(
      ClassLoader loader,
      InputLimits limits,
      @Nullable JsonLibrary json,
      @Nullable ValidatorFactory factory) {
    return new InputReader(limits, new Readers(loader, json, factory));
  }

  /**
   * What a handler accepts.
   *
   * @param json its input in a request that is no posted form; null if only forms are accepted
   * @param form its input in a posted form; null if none is accepted
   * @param errors every error that a request can have, each once, with the texts of answers
   */
  public record Accepted(
      @Nullable InputDescription json,
      @Nullable InputDescription form,
      List<PossibleError> errors) {}

  /**
   * Returns what a handler accepts.
   *
   * @param method the HTTP method
   */
  public Accepted accepted(ValidInput input, String method, Language language) {
    InputShape shape = binding.shape(input.value());
    boolean acceptsJson = shape.acceptsJson() || !shape.acceptsForms();
    InputDescription json = acceptsJson ? descriptions().of(input, method, false) : null;
    InputDescription form = shape.acceptsForms() ? descriptions().of(input, method, true) : null;
    Expected expected = new Expected(expectations, input.value(), List.of(input.groups()));
    PossibleErrors errors = new PossibleErrors(this, expected, language);
    if (json != null) {
      errors.add(json, false, RequestBinding.defaultSource(method, false));
    }
    if (form != null) {
      errors.add(form, true, RequestBinding.defaultSource(method, true));
    }
    return new Accepted(json, form, errors.all());
  }

  /** Describes inputs as this application reads them. */
  public InputDescriptions descriptions() {
    return new InputDescriptions(json, validator.metadata());
  }
}
