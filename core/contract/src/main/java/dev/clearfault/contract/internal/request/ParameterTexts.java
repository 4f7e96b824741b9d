package dev.clearfault.contract.internal.request;

import dev.clearfault.contract.internal.operation.Parameter;
import dev.clearfault.contract.internal.operation.Parameter.Style;
import dev.clearfault.contract.internal.operation.PathTemplate;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.internal.read.QueryString;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of the parameters of one request. Not thread-safe. */
final class ParameterTexts {
  private final HttpServletRequest request;
  private final Map<String, Segment> segments;
  private final Findings findings;
  private final boolean isPassedOn;
  private final Set<String> broken = new HashSet<>();
  private @Nullable NamedTexts query;
  private @Nullable NamedTexts cookies;

  /** Creates the texts. They are parsed when they are first needed. */
  ParameterTexts(
      HttpServletRequest request,
      Map<String, Segment> segments,
      Findings findings,
      boolean isPassedOn) {
    this.isPassedOn = isPassedOn;
    this.request = request;
    this.segments = segments;
    this.findings = findings;
  }

  /** Returns a text, a list or a map; null if there is none. */
  @Nullable Object get(Parameter parameter) {
    return switch (parameter.source()) {
      case PATH -> path(parameter);
      case HEADER -> header(Collections.list(request.getHeaders(parameter.name())), parameter);
      case COOKIE -> cookie(parameter);
      default -> named(query(), parameter);
    };
  }

  /** Tells whether the encoding of the parameter is broken, which is a violation already. */
  boolean isBroken(Parameter parameter) {
    return parameter.source() == Source.QUERY && broken.contains(parameter.name());
  }

  private @Nullable Object cookie(Parameter parameter) {
    if (isPassedOn) {
      SentCookies.refuseUnclear(cookies().texts().get(parameter.name()));
    }
    return named(cookies(), parameter);
  }

  private static @Nullable Object named(NamedTexts texts, Parameter parameter) {
    boolean isContent = parameter.content() != null;
    return isContent
        ? texts.texts().get(parameter.name())
        : texts.get(parameter.name(), parameter.style(), parameter.explode(), parameter.schema());
  }

  private NamedTexts query() {
    NamedTexts known = query;
    if (known == null) {
      String sent = QueryString.sent(request);
      QueryString parsed =
          QueryString.parse(
              sent, Source.QUERY, findings.limits().maxParameters(), findings.language());
      parsed
          .undecodable()
          .forEach(
              each -> {
                findings.add(each);
                broken.add(each.path().property());
              });
      known = new NamedTexts(parsed.parameters(), sent);
      query = known;
    }
    return known;
  }

  private NamedTexts cookies() {
    NamedTexts known = cookies;
    if (known == null) {
      known = new NamedTexts(isPassedOn ? SentCookies.of(request) : understood(), null);
      cookies = known;
    }
    return known;
  }

  /** The cookies as the container gives them to its servlets. */
  private Map<String, Object> understood() {
    Map<String, Object> texts = new LinkedHashMap<>();
    Cookie[] sent = request.getCookies();
    for (Cookie cookie : sent == null ? new Cookie[0] : sent) {
      texts.merge(cookie.getName(), cookie.getValue(), ParameterTexts::append);
    }
    return texts;
  }

  static Object append(Object before, Object value) {
    List<Object> all = new ArrayList<>(before instanceof List<?> list ? list : List.of(before));
    all.add(value);
    return all;
  }

  /** RFC 9110 section 5.3: several fields of a name are one list. */
  static @Nullable Object header(List<String> fields, Parameter parameter) {
    boolean isList = parameter.content() == null;
    boolean several = fields.size() > 1 || fields.toString().indexOf(',') >= 0;
    Shape shape = isList ? Shape.of(parameter.schema(), several) : Shape.TEXT;
    if (fields.isEmpty() || shape == Shape.TEXT) {
      return fields.isEmpty() ? null : fields.size() == 1 ? fields.get(0).trim() : fields;
    }
    Object read =
        new Delimited(',', parameter.explode(), String::trim).read(String.join(",", fields), shape);
    if (read instanceof List<?> list) {
      return list.stream().filter(element -> !"".equals(element)).toList(); // Section 5.6.1.
    }
    return read;
  }

  private @Nullable Object path(Parameter parameter) {
    Segment segment = segments.get(parameter.name());
    if (segment == null) {
      return null;
    }
    String raw = segment.raw();
    if (parameter.style() == Style.MATRIX) {
      return matrix(raw == null ? segment.text() : raw, parameter);
    }
    String sent = raw == null ? segment.text() : raw;
    int end = raw == null ? -1 : sent.indexOf(';');
    String text = end < 0 ? sent : sent.substring(0, end);
    boolean isLabel = parameter.style() == Style.LABEL;
    if (text.isEmpty() || (isLabel && text.charAt(0) != '.')) {
      return null;
    }
    char delimiter = isLabel && parameter.explode() ? '.' : ',';
    return read(text.substring(isLabel ? 1 : 0), delimiter, raw != null, parameter);
  }

  private static Object read(String text, char delimiter, boolean isRaw, Parameter parameter) {
    ContractSchema schema = parameter.content() == null ? parameter.schema() : null;
    Shape shape = Shape.of(schema, text.indexOf(delimiter) >= 0);
    String list = shape == Shape.LIST && isRaw ? Delimited.withPlainCommas(text, schema) : text;
    return new Delimited(
            delimiter,
            parameter.explode(),
            part -> isRaw ? PathTemplate.decodedSegment(part) : part)
        .read(list, shape);
  }

  /** RFC 6570 section 3.2.7: such as {@code ;color=blue;color=black}. */
  private static @Nullable Object matrix(String text, Parameter parameter) {
    List<String> parts = List.of(text.split(";", -1));
    Shape shape = Shape.of(parameter.schema(), parts.size() > 2);
    Delimited member = new Delimited(',', parameter.explode(), PathTemplate::decodedSegment);
    if (parameter.explode() && shape == Shape.OBJECT) {
      return member.members(parts.subList(1, parts.size()));
    }
    List<String> values = new ArrayList<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals >= 0 && part.substring(0, equals).equals(parameter.name())) {
        values.add(part.substring(equals + 1));
      }
    }
    if (values.isEmpty()) {
      return null;
    }
    return parameter.explode() && shape == Shape.LIST
        ? values.stream().map(PathTemplate::decodedSegment).toList()
        : member.read(String.join(",", values), shape);
  }
}
