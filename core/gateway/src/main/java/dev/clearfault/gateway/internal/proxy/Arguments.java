package dev.clearfault.gateway.internal.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks for. All texts are checked here, so that none of them can add a
 * directive to a file.
 *
 * @param war the application
 * @param kind the proxy
 * @param output the file to write; null for standard output
 * @param check the file to compare; null to write one
 * @param name of the application in the file
 * @param context its context path; empty for the root
 * @param listen where the proxy listens
 * @param nodes where the application runs
 * @param timeout how many seconds the proxy waits for a node
 * @param maxBody how many bytes a body may have; null for what the application says, 0 for no limit
 * @param problems the folder of httpd's bodies
 * @param closed whether the contract names all that is accepted
 * @param setup as for {@code PublishContract}; empty for none
 */
public record Arguments(
    Path war,
    Kind kind,
    @Nullable Path output,
    @Nullable Path check,
    String name,
    String context,
    String listen,
    List<String> nodes,
    int timeout,
    @Nullable Long maxBody,
    String problems,
    boolean closed,
    String setup) {
  private static final String USAGE =
      "write: <WAR or folder> <nginx|haproxy|httpd> [<output>] [--check=<deployed file>]"
          + " --node=127.0.0.1:8080 [--node=...] [--name=shop] [--context=/shop]"
          + " [--listen=127.0.0.1:8088] [--timeout=30s] [--max-body=1048576]"
          + " [--problems=/etc/apache2/problems] [--closed] [--setup=<listener>]";

  private static final String HOST = "(?:[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]|\\*)";

  /** The options: what their values look like, and what to write instead. */
  private static final Map<String, Form> FORMS =
      Map.of(
          "--name", new Form("[a-z][a-z0-9_]{0,29}", "write a word such as shop"),
          "--context", new Form("(?:/[A-Za-z0-9._~-]+)*", "write the context path, such as /shop"),
          "--listen", new Form(HOST + ":\\d{1,5}", "write an address and a port, such as *:80"),
          "--node", new Form(HOST + ":\\d{1,5}", "write a host and a port, such as 127.0.0.1:8080"),
          "--timeout", new Form("[1-9]\\d{0,4}s", "write seconds, such as 30s"),
          "--max-body", new Form("\\d{1,15}", "write a number of bytes, or 0 for no limit"),
          "--problems",
              new Form("(?:/[A-Za-z0-9._~-]+)+", "write a path such as /etc/apache2/problems"),
          "--closed", new Form("", "leave the value out"),
          "--setup", new Form("[\\w.$]+", "write the name of a class"),
          "--check", new Form(".+", "write the path of the file that is in use"));

  private record Form(String pattern, String remedy) {}

  /** Copies the list. */
  public Arguments {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if an option or a value is unknown; the message has the
   *     option, the value, and what to write instead
   */
  public static Arguments of(String... words) {
    List<String> paths = new ArrayList<>();
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (!word.startsWith("--")) {
        paths.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      boolean follows = equals < 0 && name.equals("--check") && i + 1 < words.length;
      String value = equals >= 0 ? word.substring(equals + 1) : follows ? words[++i] : "";
      options.computeIfAbsent(name, each -> new ArrayList<>()).add(accepted(name, value));
    }
    if (paths.size() < 2 || paths.size() > 3) {
      throw new IllegalArgumentException(USAGE);
    }
    return of(paths, options);
  }

  private static Arguments of(List<String> paths, Map<String, List<String>> options) {
    Kind kind = Kind.of(paths.get(1));
    String check = last(options, "--check", "");
    Path output = paths.size() == 3 ? Path.of(paths.get(2)) : null;
    if (output == null && check.isEmpty() && kind == Kind.HTTPD) {
      throw new IllegalArgumentException(
          "httpd needs an output, because its bodies are files beside it: " + USAGE);
    }
    List<String> nodes = options.getOrDefault("--node", List.of());
    if (nodes.isEmpty()) {
      if (check.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no --node: write each node, such as --node=127.0.0.1:8080");
      }
      nodes = List.of("127.0.0.1:8080"); // No check asks for it.
    }
    String timeout = last(options, "--timeout", "30s");
    String maxBody = last(options, "--max-body", "");
    return new Arguments(
        Path.of(paths.get(0)),
        kind,
        output,
        check.isEmpty() ? null : Path.of(check),
        last(options, "--name", "app"),
        last(options, "--context", ""),
        last(options, "--listen", "127.0.0.1:8088"),
        nodes,
        Integer.parseInt(timeout.substring(0, timeout.length() - 1)),
        maxBody.isEmpty() ? null : Long.valueOf(maxBody),
        last(options, "--problems", "/etc/apache2/problems"),
        options.containsKey("--closed"),
        last(options, "--setup", ""));
  }

  private static String last(Map<String, List<String>> options, String name, String standard) {
    List<String> values = options.getOrDefault(name, List.of());
    return values.isEmpty() ? standard : values.get(values.size() - 1);
  }

  private static String accepted(String name, String value) {
    Form form = FORMS.get(name);
    if (form == null) {
      throw new IllegalArgumentException(name + " is no option: " + USAGE);
    }
    if (!Pattern.matches("(?s:" + form.pattern() + ")", value)) {
      throw new IllegalArgumentException(name + " is '" + value + "': " + form.remedy());
    }
    return value;
  }
}
