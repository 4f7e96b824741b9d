package dev.clearfault.internal.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenderedBodyTest {
  private static final Problem GONE = Problem.of(ProblemType.ofStatus(410));

  @ParameterizedTest
  @EnumSource(Format.class)
  void isWhatTheRendererReturns(Format format) throws IOException {
    ProblemRenderer renderer = format.renderer();
    String rendered = new String(renderer.render(GONE), StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      RenderedBody body = RenderedBody.of(renderer, GONE);
      assertThat(body.length()).isEqualTo(rendered.length());
      assertThat(written(body)).isEqualTo(rendered);
      body.release();
    }
  }

  @Test
  void twoAtATimeHaveABufferEach() throws IOException {
    ProblemRenderer renderer = Format.PROBLEM.renderer();
    RenderedBody one = RenderedBody.of(renderer, GONE);
    RenderedBody other = RenderedBody.of(renderer, Problem.of(ProblemType.ofStatus(404)));
    assertThat(written(one)).contains("gone");
    assertThat(written(other)).contains("not_found");
    one.release();
    other.release();
  }

  @Test
  void aCopyStaysAsItIs() throws IOException {
    ProblemRenderer renderer = Format.PROBLEM.renderer();
    RenderedBody copy = RenderedBody.of(renderer, GONE).copied();
    RenderedBody.of(renderer, Problem.of(ProblemType.ofStatus(404))).release();
    assertThat(written(copy)).contains("gone");
  }

  @Test
  void isWrittenInOneCall() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            lengths.add(1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            lengths.add(length);
          }
        };
    RenderedBody body = RenderedBody.of(Format.PROBLEM.renderer(), GONE);
    body.writeTo(counting);
    assertThat(lengths).containsExactly(body.length());
    body.release();
  }

  @Test
  void aRendererOfTheApplicationIsAskedForItsBytes() throws IOException {
    assertThat(written(RenderedBody.of(renderer("x".getBytes(StandardCharsets.UTF_8)), GONE)))
        .isEqualTo("x");
  }

  @Test
  @SuppressWarnings("NullAway") // as an application may
  void aRendererMustReturnSomething() {
    assertThatThrownBy(() -> RenderedBody.of(renderer(null), GONE))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a renderer returned no bytes");
  }

  private static ProblemRenderer renderer(byte[] bytes) {
    return new ProblemRenderer() {
      @Override
      public List<String> mediaTypes() {
        return List.of("text/plain");
      }

      @Override
      public byte[] render(Problem problem) {
        return bytes;
      }
    };
  }

  private static String written(RenderedBody body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
