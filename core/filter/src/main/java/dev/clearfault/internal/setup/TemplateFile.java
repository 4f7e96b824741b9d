package dev.clearfault.internal.setup;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** The page for browsers that an application brings along. */
final class TemplateFile {
  private TemplateFile() {}

  /**
   * Returns what is made of the file.
   *
   * @throws IllegalArgumentException if the file cannot be read, or {@code build} refuses it; the
   *     message says what to do
   */
  static <T> T of(ServletContext context, String path, Function<String, T> build) {
    String template = read(context, path);
    try {
      return build.apply(template);
    } catch (IllegalArgumentException wrong) {
      throw refused(path, String.valueOf(wrong.getMessage()));
    }
  }

  private static String read(ServletContext context, String path) {
    try (InputStream file = context.getResourceAsStream(path)) {
      if (file == null) {
        throw refused(
            path, "there is no such file in the application: add it, or correct the path");
      }
      ByteBuffer bytes = ByteBuffer.wrap(file.readAllBytes());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw refused(path, "save the file in UTF-8");
    } catch (IOException e) {
      throw refused(path, "the file cannot be read: look at its permissions");
    }
  }

  private static IllegalArgumentException refused(String path, String remedy) {
    return Refusal.of(Options.HTML_TEMPLATE.name(), path, remedy);
  }
}
