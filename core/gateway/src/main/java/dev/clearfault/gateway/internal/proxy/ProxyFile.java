package dev.clearfault.gateway.internal.proxy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file of one proxy for one application. */
public final class ProxyFile {
  private ProxyFile() {}

  /**
   * Does what the command asks for.
   *
   * @param out gets the file if no other is named, and the differences
   * @return the exit status: 1 if a file does not fit
   * @throws IllegalArgumentException if the application cannot be used; the message says why
   * @throws IOException if a file cannot be read or written
   */
  public static int run(Arguments asked, PrintStream out) throws IOException {
    Rules rules = ApplicationRules.read(asked);
    if (asked.check() != null) {
      List<String> differences = Check.of(rules, asked, asked.check());
      differences.forEach(out::println);
      return differences.isEmpty() ? 0 : 1;
    }
    byte[] text = text(rules, asked).getBytes(StandardCharsets.UTF_8);
    if (asked.output() == null) {
      out.write(text);
      out.flush();
      return 0;
    }
    Files.write(asked.output(), text);
    if (asked.kind() == Kind.HTTPD) {
      Path folder = Files.createDirectories(asked.output().resolveSibling("problems"));
      for (Map.Entry<String, String> body : Httpd.bodies(rules).entrySet()) {
        Files.writeString(folder.resolve(body.getKey()), body.getValue());
      }
    }
    return 0;
  }

  static String text(Rules rules, Arguments asked) {
    return switch (asked.kind()) {
      case NGINX -> Nginx.write(rules, asked);
      case HAPROXY -> Haproxy.write(rules, asked);
      case HTTPD -> Httpd.write(rules, asked);
    };
  }
}
