package dev.clearfault.spi;

import dev.clearfault.problem.ProblemDocument;
import java.util.List;

/**
 * Turns a problem document into the bytes of one representation.
 *
 * <p>A renderer of the application's own takes part in the negotiation of {@code Accept} beside the
 * built-in ones, and replaces a built-in one for a media type that both offer. Called from many
 * threads at once. When it fails, the client gets prepared bytes instead.
 */
public interface ProblemRenderer {

  /** Returns the media types that it can label its bytes with, the preferred one first. */
  List<String> mediaTypes();

  /** Returns the whole body, in UTF-8. Nobody may change the array afterwards. */
  byte[] render(ProblemDocument document);
}
