package dev.clearfault.internal.read;

import dev.clearfault.internal.constraints.Declarations;
import dev.clearfault.internal.constraints.LocatedViolation;
import dev.clearfault.internal.json.JsonFault;
import dev.clearfault.internal.json.JsonFault.Kind;
import dev.clearfault.internal.json.JsonReader;
import dev.clearfault.internal.json.PropertyNames;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Makes one value from all the parts of a request that its components come from.
 *
 * <p>Thread-safe.
 */
final class RequestBinding {
  /**
   * The methods whose content has no defined meaning (RFC 9110 sections 9.3.1 to 9.3.8). A
   * component that is said to come from the body comes from there for these, too: then the
   * application has given the content a meaning.
   */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  private static final Set<Kind> ENDS = EnumSet.of(Kind.EMPTY, Kind.MALFORMED);

  /** Limits the memory for an application that makes types while it runs. */
  private static final int MAX_CACHED_SHAPES = 10_000;

  private final JsonReader json;
  private final InputLimits limits;
  private final Map<Type, InputShape> shapes = new ConcurrentHashMap<>();

  RequestBinding(JsonReader json, InputLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  /**
   * A request that was read.
   *
   * @param read the value and its faults
   * @param undecodable the parameters with broken encoding
   * @param defaultSource the part of the request for components without {@code @From}
   */
  record Bound<T>(
      JsonReader.Result<T> read, List<LocatedViolation> undecodable, Source defaultSource) {}

  InputShape shape(Type type) {
    InputShape known = shapes.get(type);
    if (known == null) {
      Class<?> raw = Declarations.raw(type);
      if (raw != null) {
        LostConstraints.refuse(raw);
      }
      known = InputShape.of(type);
      if (shapes.size() < MAX_CACHED_SHAPES) {
        shapes.put(type, known);
      }
    }
    return known;
  }

  /** Returns whether a property of the JSON of an input comes from elsewhere than the body. */
  boolean isElsewhere(Type type, String name) {
    InputShape.Component component = shape(type).find(names(type).java(name));
    return component != null && component.sourceOr(Source.BODY) != Source.BODY;
  }

  PropertyNames names(Type type) {
    Class<?> raw = Declarations.raw(type);
    return raw == null ? PropertyNames.UNCHANGED : json.names(raw);
  }

  /**
   * Reads a request from all its parts that the components of the type name.
   *
   * @param expected returns what the body has to hold
   */
  <T> Bound<T> bind(
      HttpServletRequest request,
      Type type,
      ClientLanguage language,
      Supplier<Map<String, Object>> expected)
      throws IOException {
    InputShape shape = shape(type);
    Source defaultSource = defaultSource(request, shape);
    RequestBody body = new RequestBody(request, limits.maxInputSize(), language, expected);
    RequestTexts texts = new RequestTexts(body, limits.maxParameters());
    JsonReader.Result<T> result;
    if (!shape.hasOneSource()) {
      result = readComponents(body, type, shape, texts, defaultSource);
    } else if (defaultSource == Source.BODY) {
      result = withoutNulls(type, json.read(body.read(), type));
    } else {
      result = json.bind(texts.query().parameters(), type);
    }
    if (result.value() == null && result.faults().isEmpty()) {
      // The body is the word null.
      Class<?> raw = Declarations.raw(type);
      JsonFault fault = JsonFault.at(Kind.TYPE_MISMATCH, List.of(), raw);
      result = new JsonReader.Result<>(null, List.of(fault), null);
    }
    return new Bound<>(result, texts.undecodable(), defaultSource);
  }

  private <T> JsonReader.Result<T> withoutNulls(Type type, JsonReader.Result<T> read) {
    int max = limits.forJson().maxFaults();
    List<JsonFault> nulls = NullElements.in(type, read.value(), max);
    if (nulls.isEmpty()) {
      return read;
    }
    Set<List<Object>> known = new HashSet<>();
    read.faults().forEach(fault -> known.add(fault.path()));
    List<JsonFault> all = new ArrayList<>(read.faults());
    nulls.stream().filter(fault -> known.add(fault.path())).forEach(all::add);
    return new JsonReader.Result<>(read.value(), all, read.refusal());
  }

  /**
   * Checks that a type can be read.
   *
   * @throws IllegalStateException if it cannot; the message says what to do
   */
  void check(Type type) {
    json.check(type);
    InputShape shape = shape(type);
    checkSettable(type, shape, names(type));
    shape.components().stream()
        .filter(component -> component.source() != null && !component.isFile())
        .forEach(component -> json.check(component.type()));
  }

  /** A body could set a component that Jackson does not set as a separate property. */
  private static void checkSettable(Type type, InputShape shape, PropertyNames names) {
    for (InputShape.Component component : shape.components()) {
      boolean isElsewhere = component.source() != null && component.source() != Source.BODY;
      if (isElsewhere && !names.settable().contains(component.property())) {
        throw new IllegalStateException(
            "Clearfault cannot read "
                + type.getTypeName()
                + ": its component "
                + component.property()
                + " has a @From, and Jackson does not set it as a property of that name. Give it a"
                + " setter or a constructor parameter of its own, and leave out @JsonIgnore,"
                + " @JsonUnwrapped, @JsonAnySetter and the like");
      }
    }
  }

  /** Returns where the components without {@code @From} come from. */
  private static Source defaultSource(HttpServletRequest request, InputShape shape) {
    boolean form = shape.acceptsForms() && (FormBody.isSent(request) || !shape.acceptsJson());
    return defaultSource(request.getMethod(), form);
  }

  /** Returns where the components without {@code @From} come from, by method and content. */
  static Source defaultSource(String method, boolean form) {
    return WITHOUT_CONTENT.contains(method) ? Source.QUERY : form ? Source.FORM : Source.BODY;
  }

  private <T> JsonReader.Result<T> readComponents(
      RequestBody body, Type type, InputShape shape, RequestTexts texts, Source defaultSource)
      throws IOException {
    PropertyNames names = names(type);
    checkSettable(type, shape, names);
    if (defaultSource == Source.FORM && !FormBody.isSent(body.request())) {
      body.refuseOtherThanForms(shape);
    }
    Preset preset = new Preset(json, new FormValues(json, texts.form()), Declarations.raw(type));
    boolean hasBodyComponent = false;
    for (InputShape.Component component : shape.components()) {
      Source source = component.sourceOr(defaultSource);
      if (source == Source.BODY) {
        hasBodyComponent = true;
      } else {
        Object sent = texts.get(source, component, component.name(names));
        preset.add(component, source, names.wire(component.property()), sent);
      }
    }
    JsonReader.Result<T> result =
        hasBodyComponent && defaultSource != Source.FORM
            ? json.read(body.read(), type, preset.values, preset.forbidden)
            : json.make(type, preset.values);
    return hasEnded(result) ? result : preset.mergedWith(result);
  }

  /** Tells whether reading the body ended early; then no other fault is reported. */
  private static boolean hasEnded(JsonReader.Result<?> result) {
    return result.value() == null
        && result.faults().size() == 1
        && (ENDS.contains(result.faults().get(0).kind()) || result.faults().get(0).limit() > 0);
  }
}
