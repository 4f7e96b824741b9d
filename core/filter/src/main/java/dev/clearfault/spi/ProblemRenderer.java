package dev.clearfault.spi;

import dev.clearfault.problem.ProblemDocument;
import java.util.List;

/**
 * Turns a problem document into the bytes of one representation.
 *
 * <p>A renderer of the application takes part in the negotiation of {@code Accept}. It replaces a
 * built-in one for a media type that both have, except the first type of the option {@code format}.
 * Many threads call it at the same time. If it fails, the client gets that first type.
 */
public interface ProblemRenderer {

  /** Returns the media types of its bodies, the preferred one first. */
  List<String> mediaTypes();

  /** Returns the whole body, in UTF-8. The array must not change afterwards. */
  byte[] render(ProblemDocument document);
}
