package dev.clearfault.internal.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.render.PageStyle;
import dev.clearfault.internal.render.ProblemHtml;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String NOT_FOUND =
      "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
          + "\"instance\":\"urn:uuid:1\",\"code\":\"not_found\"}";
  private static final String LAST_RESORT =
      "{\"type\":\"about:blank\",\"title\":\"Internal Server Error\",\"status\":500,"
          + "\"code\":\"internal_server_error\"}";

  private final FakeRequest request = new FakeRequest();
  private final FakeResponse response = new FakeResponse();
  private final List<Throwable> mishaps = new ArrayList<>();
  private ProblemRenderer format = Format.PROBLEM.renderer();
  private final List<ProblemRenderer> others =
      new ArrayList<>(List.of(new ProblemHtml(new Languages(null))));
  private Problem problem = Problem.of(ProblemType.ofStatus(404));
  private boolean clientGone;

  @Test
  void writesStatusHeadersAndBody() {
    assertThat(write()).isTrue();
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentType()).isEqualTo("application/problem+json;charset=UTF-8");
    assertThat(response.contentLength()).isEqualTo(NOT_FOUND.length());
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(mishaps).isEmpty();
  }

  @Test
  void countsBytesNotCharacters() {
    problem = problem.toBuilder().detail("ä€").build();
    assertThat(write()).isTrue();
    assertThat(response.contentLength()).isEqualTo(response.body().getBytes(UTF_8).length);
  }

  @Test
  void labelsJsonAsItWasAskedFor() {
    request.with("Accept", "application/json");
    assertThat(write()).isTrue();
    assertThat(response.getContentType()).isEqualTo("application/json;charset=UTF-8");
    assertThat(response.body()).isEqualTo(NOT_FOUND);
  }

  @Test
  void writesJsonInLinesForAPersonWhoAsksForIt() {
    request.with("Accept", "application/json;indent=2");
    assertThat(write()).isTrue();
    assertThat(response.getContentType()).isEqualTo("application/json;charset=UTF-8");
    assertThat(response.body()).startsWith("{\n  \"type\": \"about:blank\",\n").endsWith("\n}\n");
    assertThat(response.contentLength()).isEqualTo(response.body().length());
  }

  @Test
  void aPageMayLoadNothingAndKeepsThePolicyOfTheApplication() {
    request.with("Accept", "text/html");
    assertThat(write()).isTrue();
    assertThat(response.getHeader("Content-Security-Policy")).isEqualTo(PageStyle.POLICY);
    response.setHeader("Content-Security-Policy", "default-src 'self'");
    assertThat(write()).isTrue();
    assertThat(response.getHeaders("Content-Security-Policy"))
        .containsExactly("default-src 'self'");
  }

  @Test
  void readsAcceptFromSeveralLines() {
    request.with("Accept", "application/json;q=0.1", "text/html", "*/*;q=0.1");
    assertThat(write()).isTrue();
    assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
  }

  @Test
  void replacesWhatTheApplicationHasWritten() throws Exception {
    response.getOutputStream().print("half a page");
    response.setHeader("Set-Cookie", "a=b");
    response.setHeader("ETag", "\"x\"");
    assertThat(write()).isTrue();
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(response.headers()).containsKey("Set-Cookie").doesNotContainKey("ETag");
  }

  @Test
  void addsTheHeadersOfTheProblem() {
    problem =
        problem.toBuilder()
            .header("Retry-After", "60")
            .header("Cache-Control", "max-age=5")
            .build();
    response.setHeader("Retry-After", "1");
    assertThat(write()).isTrue();
    assertThat(response.getHeaders("Retry-After")).containsExactly("60");
    assertThat(response.getHeaders("Cache-Control")).containsExactly("max-age=5");
  }

  @Test
  @SuppressWarnings("NullAway") // as an application may
  void fallsBackToTheFormatWhenARendererReturnsNoBytes() {
    others.add(new Rendering("text/csv", () -> null));
    request.with("Accept", "text/csv");
    assertThat(write()).isTrue();
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(mishaps)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("a renderer returned no bytes");
  }

  @Test
  void fallsBackToTheFormatWhenARendererThrows() {
    RuntimeException bug = new IllegalStateException("renderer bug");
    others.add(
        new Rendering(
            "text/csv",
            () -> {
              throw bug;
            }));
    request.with("Accept", "text/csv");
    assertThat(write()).isTrue();
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.getContentType()).isEqualTo("application/problem+json;charset=UTF-8");
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(mishaps).containsExactly(bug);
  }

  @Test
  @SuppressWarnings("NullAway") // what a renderer in another language may do
  void fallsBackToTheFormatWhenARendererReturnsNothing() {
    others.add(new Rendering("text/csv", () -> null));
    request.with("Accept", "text/csv");
    assertThat(write()).isTrue();
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(mishaps).hasSize(1);
  }

  @Test
  void hasBytesLeftWhenEveryRendererFails() {
    format =
        new Rendering(
            "application/json",
            () -> {
              throw new StackOverflowError();
            });
    response.setHeader("Set-Cookie", "a=b");
    assertThat(write()).isTrue();
    hasLastResort();
    assertThat(mishaps).hasSize(2).hasOnlyElementsOfType(StackOverflowError.class);
  }

  @Test
  void hasBytesLeftWhenThereIsNoMemory() {
    format =
        new Rendering(
            "application/json",
            () -> {
              throw new OutOfMemoryError();
            });
    assertThat(write()).isTrue();
    hasLastResort();
  }

  @Test
  void hasBytesLeftWhenTheContainerRefusesTheStatus() {
    response.onSetStatus =
        () -> {
          response.onSetStatus = () -> {};
          throw new IllegalArgumentException();
        };
    assertThat(write()).isTrue();
    hasLastResort();
  }

  /** Jetty 12.1 throws there for a header field of the request. */
  @Test
  void writesTheWholeAnswerWhereResetThrows() throws Exception {
    response.onReset =
        () -> {
          throw new IllegalArgumentException("a quotation mark");
        };
    response.getOutputStream().print("half a page");
    response.setHeader("ETag", "\"x\"");
    response.setHeader("Set-Cookie", "a=b");
    assertThat(write()).isTrue();
    assertThat(response.getStatus()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(NOT_FOUND);
    assertThat(response.headers()).containsKey("Set-Cookie").doesNotContainKey("ETag");
    assertThat(mishaps).isEmpty();
  }

  @Test
  void hasBytesLeftWhenResetThrowsAndEveryRendererFails() {
    format =
        new Rendering(
            "application/json",
            () -> {
              throw new StackOverflowError();
            });
    response.onReset =
        () -> {
          throw new IllegalArgumentException("a quotation mark");
        };
    response.setHeader("ETag", "\"x\"");
    assertThat(write()).isTrue();
    hasLastResort();
    assertThat(response.headers()).doesNotContainKey("ETag");
  }

  @Test
  void hasBytesLeftWhenOnlyTheWriterIsThere() {
    response.onReset =
        () -> {
          throw new IllegalArgumentException("a quotation mark");
        };
    response.onGetOutputStream =
        () -> {
          throw new IllegalStateException("the writer was taken");
        };
    response.hasWriter = true;
    assertThat(write()).isTrue();
    hasLastResort();
  }

  @Test
  void givesUpWhenTheContainerHasNoStream() {
    response.onGetOutputStream =
        () -> {
          throw new IllegalStateException("no stream");
        };
    assertThat(write()).isFalse();
    assertThat(mishaps).hasSize(1);
    assertThat(response.body()).isEmpty();
    assertThat(clientGone).isFalse();
  }

  @Test
  void givesUpWhenTheResponseWasCommittedInTheMeantime() {
    response.onReset =
        () -> {
          response.committed = true;
          throw new IllegalStateException("committed");
        };
    assertThat(write()).isFalse();
    assertThat(mishaps).hasSize(1);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void takesAStreamThatBreaksForAClientThatIsGone() {
    response.onWrite =
        () -> {
          throw new EOFException("broken pipe");
        };
    assertThat(write()).isFalse();
    assertThat(clientGone).isTrue();
    assertThat(mishaps).isEmpty();
  }

  @Test
  void closesAResponseThatCannotBeClosed() {
    response.onGetOutputStream =
        () -> {
          throw new IllegalStateException("already closed");
        };
    Ending.close(response);
    assertThat(response.body()).isEmpty();
  }

  private void hasLastResort() {
    assertThat(response.getStatus()).isEqualTo(500);
    assertThat(response.body()).isEqualTo(LAST_RESORT);
    assertThat(response.contentLength()).isEqualTo(LAST_RESORT.length());
    assertThat(response.getContentType()).isEqualTo("application/problem+json;charset=UTF-8");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  private boolean write() {
    Answer answer = new Answer(Format.among(format, others), FixedBodies.of("problem", false));
    Exchange exchange = Exchanges.of(request, response);
    boolean written =
        answer.write(exchange, new Reply(Documents.of(problem), problem.headers()), mishaps::add);
    clientGone = exchange.client().gone();
    return written;
  }

  private record Rendering(List<String> mediaTypes, Supplier<byte[]> bytes)
      implements ProblemRenderer {
    Rendering(String mediaType, Supplier<byte[]> bytes) {
      this(List.of(mediaType), bytes);
    }

    @Override
    public byte[] render(ProblemDocument document) {
      return bytes.get();
    }
  }
}
