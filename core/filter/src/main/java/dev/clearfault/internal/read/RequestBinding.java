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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of a request, from all the parts that its components come from.
 *
 * <p>Thread-safe.
 */
final class RequestBinding {
  /** Content of these has no defined meaning (RFC 9110 sections 9.3.1 to 9.3.8). */
  private static final Set<String> WITHOUT_CONTENT =
      Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

  private static final Set<Kind> ENDS = EnumSet.of(Kind.EMPTY, Kind.MALFORMED);

  private final JsonReader json;
  private final InputLimits limits;

  RequestBinding(JsonReader json, InputLimits limits) {
    this.json = json;
    this.limits = limits;
  }

  /**
   * What became of a request.
   *
   * @param value null if nothing could be made
   * @param faults what could not be read
   * @param undecodable what broken encoding there was
   * @param rest where components come from that say nothing
   */
  record Bound<T>(
      @Nullable T value, List<JsonFault> faults, List<LocatedViolation> undecodable, Source rest) {}

  <T> Bound<T> bind(HttpServletRequest request, Class<T> type, ClientLanguage language)
      throws IOException {
    InputShape shape = InputShape.of(type);
    Source rest = rest(request, shape);
    RequestBody body = new RequestBody(request, limits.maxInputSize(), language);
    RequestTexts texts = new RequestTexts(body, limits.maxParameters());
    JsonReader.Result<T> result;
    if (!shape.isPlain()) {
      result = composed(body, type, shape, texts, rest);
    } else if (rest == Source.BODY) {
      result = json.read(body.read(), type);
    } else {
      result = json.bind(texts.query().parameters(), type);
    }
    List<JsonFault> faults = result.faults();
    if (result.value() == null && faults.isEmpty()) {
      // The body is the word null.
      faults = List.of(new JsonFault(Kind.TYPE_MISMATCH, List.of(), type, List.of(), 0, 0, 0));
    }
    return new Bound<>(result.value(), faults, texts.undecodable(), rest);
  }

  /**
   * Checks that a type can be made.
   *
   * @throws IllegalStateException if it cannot; the message says what to do
   */
  void check(Class<?> type) {
    json.check(type);
    InputShape shape = InputShape.of(type);
    checkThatOnlyWeSet(type, shape, json.names(type));
    shape.components().stream()
        .filter(component -> component.source() != null && !component.isFile())
        .forEach(component -> json.check(component.type()));
  }

  /** What Jackson calls otherwise than we do, or does not set at all, a body could set. */
  private static void checkThatOnlyWeSet(Class<?> type, InputShape shape, PropertyNames names) {
    for (InputShape.Component component : shape.components()) {
      boolean isOurs = component.source() != null && component.source() != Source.BODY;
      if (isOurs && !names.settable().contains(component.property())) {
        throw new IllegalStateException(
            "Clearfault cannot read "
                + type.getName()
                + ": its component "
                + component.property()
                + " has a @From, and Jackson does not set it as a property of that name. Give it a"
                + " setter or a constructor's parameter of its own, and leave out @JsonIgnore,"
                + " @JsonUnwrapped, @JsonAnySetter and the like");
      }
    }
  }

  private static Source rest(HttpServletRequest request, InputShape shape) {
    if (WITHOUT_CONTENT.contains(request.getMethod())) {
      return Source.QUERY;
    }
    boolean form = shape.takesForms() && (FormBody.isSent(request) || !shape.takesJson());
    return form ? Source.FORM : Source.BODY;
  }

  private <T> JsonReader.Result<T> composed(
      RequestBody body, Class<T> type, InputShape shape, RequestTexts texts, Source rest)
      throws IOException {
    Map<String, @Nullable Object> given = new LinkedHashMap<>();
    List<JsonFault> faults = new ArrayList<>();
    Set<String> closed = new HashSet<>();
    PropertyNames names = json.names(type);
    checkThatOnlyWeSet(type, shape, names);
    boolean fromBody = false;
    if (rest == Source.FORM && !FormBody.isSent(body.request())) {
      body.refuseOtherThanForms(shape);
    }
    for (InputShape.Component component : shape.components()) {
      Source source = component.sourceOr(rest);
      if (source == Source.BODY) {
        fromBody = true;
      } else {
        String property = names.wire(component.property());
        closed.add(property);
        give(component, property, texts.of(source, component), given, faults);
      }
    }
    JsonReader.Result<T> result =
        fromBody && rest == Source.BODY
            ? json.read(body.read(), type, given, closed)
            : json.make(type, given);
    if (hasEnded(result)) {
      return result;
    }
    faults.addAll(result.faults());
    return new JsonReader.Result<>(result.value(), faults);
  }

  /** What ends the reading of a body is told alone. */
  private static boolean hasEnded(JsonReader.Result<?> result) {
    return result.value() == null
        && result.faults().size() == 1
        && (ENDS.contains(result.faults().get(0).kind()) || result.faults().get(0).limit() > 0);
  }

  private void give(
      InputShape.Component component,
      String property,
      @Nullable Object sent,
      Map<String, @Nullable Object> given,
      List<JsonFault> faults) {
    Object text = sent == null || sent.equals("") ? component.absent() : sent;
    Class<?> raw = Declarations.raw(component.type());
    JsonFault misfit = text == null ? null : Files.misfit(text, component.type());
    if (misfit != null) {
      faults.add(misfit.under(property));
    } else if (component.isFile()) {
      given.put(property, text == null ? null : Files.value(text, component.type()));
    } else if (text == null && sent == null) {
      if (raw == Optional.class) {
        given.put(property, null);
      }
    } else {
      JsonReader.Result<Object> converted =
          json.convert(text == null ? "" : text, component.type());
      for (JsonFault fault : converted.faults()) {
        faults.add(fault.under(property));
      }
      Object value = converted.value();
      // The reader puts what it is given into an Optional by itself.
      given.put(property, value instanceof Optional<?> held ? held.orElse(null) : value);
    }
  }
}
