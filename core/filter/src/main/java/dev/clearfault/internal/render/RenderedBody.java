package dev.clearfault.internal.render;

import dev.clearfault.problem.Problem;
import dev.clearfault.spi.ProblemRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * The bytes of one body, which may lie in a buffer that is used again: they are whoever's that
 * rendered them until {@link #release}, and nobody's after it. For one thread.
 */
public interface RenderedBody {

  /** Returns the body that the renderer makes of a problem. */
  static RenderedBody of(ProblemRenderer renderer, Problem problem) {
    return renderer instanceof JsonRenderer json
        ? JsonWriter.write(json, problem)
        : of(renderer.render(problem));
  }

  /** Returns a body of bytes that nobody changes. */
  static RenderedBody of(byte[] bytes) {
    return new BytesBody(Objects.requireNonNull(bytes, "a renderer returned no bytes"));
  }

  /** Returns how many bytes there are. */
  int length();

  /** Writes them, in one call that does not keep them: as the contract of streams demands. */
  void writeTo(OutputStream out) throws IOException;

  /** Returns a body of the same bytes that stays as it is for ever; this one is released. */
  RenderedBody copied();

  /**
   * Gives the buffer back. Never call it after a failure to write, for nobody knows who still holds
   * what.
   */
  void release();
}
