package dev.clearfault.internal.render;

import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The JSON shapes that a problem can have; an application chooses one of them. */
public enum Format {
  /** RFC 9457 problem details; the default. */
  PROBLEM,
  /** An {@code error} object with a numeric code, a message and details. */
  ENVELOPE,
  /** A flat object with the problem's code and a list of {@code fields}. */
  FIELDS;

  private static final String JSON = "application/json";

  /** Returns a renderer of this shape. */
  public ProblemRenderer renderer() {
    return switch (this) {
      case PROBLEM -> new Json(List.of("application/problem+json", JSON), Format::problem);
      case ENVELOPE -> new Json(List.of(JSON), Format::envelope);
      case FIELDS -> new Json(List.of(JSON), Format::fields);
    };
  }

  /**
   * Returns a choice among renderers.
   *
   * @param format the application's format, chosen if the client asks for nothing else
   * @param others further renderers; a later one replaces an earlier one for the same media type,
   *     but nothing replaces the format's preferred media type
   */
  public static Negotiation<ProblemRenderer> among(
      ProblemRenderer format, Collection<? extends ProblemRenderer> others) {
    Map<String, ProblemRenderer> byMediaType = new LinkedHashMap<>();
    format.mediaTypes().forEach(type -> byMediaType.put(type, format));
    others.forEach(other -> other.mediaTypes().forEach(type -> byMediaType.put(type, other)));
    byMediaType.put(format.mediaTypes().get(0), format);
    List<Offer<ProblemRenderer>> offers = new ArrayList<>();
    byMediaType.forEach((mediaType, maker) -> offers.add(new Offer<>(mediaType, maker)));
    return new Negotiation<>(offers);
  }

  /** Returns the names used in options, separated by commas. */
  public static String optionNames() {
    return Arrays.stream(values()).map(Format::optionName).collect(Collectors.joining(", "));
  }

  /** Returns the name used in options, such as {@code envelope}. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  private record Json(List<String> mediaTypes, BiConsumer<JsonBody, ProblemDocument> members)
      implements ProblemRenderer {
    @Override
    public byte[] render(ProblemDocument document) {
      return JsonBody.object(body -> members.accept(body, document));
    }
  }

  /** As RFC 9457 section 3 defines it. */
  private static void problem(JsonBody body, ProblemDocument document) {
    body.string("type", document.type())
        .string("title", document.title())
        .number("status", document.status())
        .string("detail", document.detail())
        .string("instance", document.instance())
        .string("code", document.code())
        .string("upstream", document.upstream())
        .bool("retryable", document.retryable())
        .number("retry_after", document.retryAfter())
        .string("trace_id", document.traceId())
        .string("request_id", document.requestId());
    boolean invalid = document.code().equals(ProblemType.VALIDATION_FAILED.code());
    if (invalid || !document.errors().isEmpty()) {
      body.objects("errors", document.errors(), JsonBody::violation);
    }
    if (document.truncated()) {
      body.bool("truncated", true);
    }
    body.values(document.extensions());
  }

  /** The shape {@code {"error":{"code":400,"message":"Bad Request","details":"..."}}}. */
  private static void envelope(JsonBody body, ProblemDocument document) {
    body.object(
            "error",
            error ->
                error
                    .number("code", document.status())
                    .string("message", ProblemType.ofStatus(document.status()).title())
                    .string("details", details(document)))
        .string("instance", document.instance());
  }

  /** The envelope has no place for a list, so one sentence names every violation. */
  private static String details(ProblemDocument document) {
    if (document.errors().isEmpty()) {
      return document.detail() == null ? document.title() : document.detail();
    }
    String details =
        document.errors().stream().map(Format::sentence).collect(Collectors.joining("; "));
    return document.truncated() ? details + "; ..." : details;
  }

  private static String sentence(Violation violation) {
    return violation.field().isEmpty()
        ? violation.detail()
        : violation.field() + ": " + violation.detail();
  }

  /** The shape {@code {"error":"validation_failed","fields":[{"field":"email",...}]}}. */
  private static void fields(JsonBody body, ProblemDocument document) {
    body.string("error", document.code())
        .objects(
            "fields",
            document.errors(),
            (field, violation) ->
                field.string("field", violation.field()).string("message", violation.detail()))
        .string("docs", document.type())
        .string("instance", document.instance());
  }
}
