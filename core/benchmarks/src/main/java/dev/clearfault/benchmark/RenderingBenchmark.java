package dev.clearfault.benchmark;

import dev.clearfault.Documents;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.render.ProblemMarkdown;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import dev.clearfault.spi.ProblemRenderer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Turns a problem into bytes, in every shape, and compares this with the same body written by hand.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class RenderingBenchmark {
  private static final String INSTANCE = "urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e";
  private static final String DETAIL = "4 values were not accepted.";

  /** Which problem. */
  @Param({"violations", "upstream"})
  public String kind;

  private final JsonFactory json = new JsonFactory();
  private final ProblemRenderer problem = Format.PROBLEM.renderer();
  private final ProblemRenderer envelope = Format.ENVELOPE.renderer();
  private final ProblemRenderer fields = Format.FIELDS.renderer();
  private final ProblemRenderer html = new ProblemHtml(new Languages(null));
  private final ProblemRenderer markdown = new ProblemMarkdown();
  private ProblemDocument value;

  /** Makes the problem. */
  @Setup
  public void make() {
    Violation violation =
        new Violation(
            Violation.Source.BODY,
            "items[0].quantity",
            "#/items/0/quantity",
            "max",
            "must be less than or equal to 1000",
            Map.of("maximum", 1000),
            "Send 1000 or less.");
    Problem.Builder builder =
        kind.equals("violations")
            ? Problem.builder(ProblemType.VALIDATION_FAILED.at("/shop/problems/validation-failed"))
                .detail(DETAIL)
                .errors(List.of(violation, violation, violation, violation))
            : Problem.builder(
                    ProblemType.of("upstream_timeout", 502, "Upstream timeout")
                        .at("/shop/problems/upstream-timeout"))
                .upstream("payments")
                .nothingWasDone(false);
    value = Documents.of(builder.build(), INSTANCE);
  }

  /** The default shape. */
  @Benchmark
  public byte[] problem() {
    return problem.render(value);
  }

  /** The nested shape. */
  @Benchmark
  public byte[] envelope() {
    return envelope.render(value);
  }

  /** The flat shape. */
  @Benchmark
  public byte[] fields() {
    return fields.render(value);
  }

  /** The page. */
  @Benchmark
  public byte[] html() {
    return html.render(value);
  }

  /** The text for language models. */
  @Benchmark
  public byte[] markdown() {
    return markdown.render(value);
  }

  /** Makes the default shape as a careful application would. */
  @Benchmark
  public byte[] byHand() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("type", value.type());
      out.writeStringProperty("title", value.title());
      out.writeNumberProperty("status", value.status());
      out.writeStringProperty("instance", INSTANCE);
      out.writeStringProperty("code", value.code());
      if (value.errors().isEmpty()) {
        out.writeStringProperty("upstream", String.valueOf(value.upstream()));
        out.writeBooleanProperty("retryable", Boolean.TRUE.equals(value.retryable()));
      } else {
        out.writeStringProperty("detail", DETAIL);
        out.writeArrayPropertyStart("errors");
        for (Violation violation : value.errors()) {
          byHand(out, violation);
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void byHand(JsonGenerator out, Violation violation) {
    out.writeStartObject();
    out.writeStringProperty("in", "body");
    out.writeStringProperty("field", violation.field());
    out.writeStringProperty("pointer", String.valueOf(violation.pointer()));
    out.writeStringProperty("code", violation.code());
    out.writeStringProperty("detail", violation.detail());
    out.writeObjectPropertyStart("expected");
    out.writeNumberProperty("maximum", 1000);
    out.writeEndObject();
    out.writeStringProperty("hint", String.valueOf(violation.hint()));
    out.writeEndObject();
  }
}
