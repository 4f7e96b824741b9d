package dev.clearfault.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for what answers show: throws hundreds of exceptions through the filters of an application,
 * and reads each answer.
 *
 * <pre>{@code
 * // Before the server starts:
 * LeakCheck.prepare(Path.of("target/shop.war"), Path.of("target/leak-check/shop.war"), "/leak-check");
 * // Then:
 * assertThat(LeakCheck.of(URI.create("http://localhost:8080/leak-check")).leaks()).isEmpty();
 * }</pre>
 *
 * <p>What is thrown is in the JDK and in the WAR: public classes that can be made from a message,
 * and whose names end in {@code Exception} or {@code Error}. Each has a secret in its message, its
 * cause and what it suppresses, and is thrown from a servlet. Every fourth is also thrown inside of
 * a {@code ServletException}, after a half-written answer, in an asynchronous dispatch, and given
 * to {@code sendError}. Clients ask for JSON, for HTML, or for nothing in particular.
 *
 * <p>Immutable.
 *
 * @param throwables how many classes were thrown
 * @param answers how many answers were read
 * @param leaks what is wrong, each with the class, the door and the answer; at most 20
 */
public record LeakCheck(int throwables, int answers, List<String> leaks) {
  private static final List<String> SECRETS = List.of("leakcheck4f02", "db-17.internal");
  private static final List<String> DOORS =
      List.of("wrapped", "written", "dispatched", "sendError");
  private static final List<String> FORMATS = List.of("application/json", "text/html", "*/*");
  private static final int MOST_LEAKS = 20;

  /** Copies the list. */
  public LeakCheck {
    leaks = List.copyOf(leaks);
  }

  /**
   * Copies a WAR and adds the servlet that throws. Its answers must not be reachable by anybody
   * else, so deploy the copy only for the test.
   *
   * @param war the application; it does not change
   * @param copy the file to write; it is replaced. It should be in a folder of its own, so that no
   *     script deploys it with the application
   * @param path where the servlet stands; it must be below the mappings of the filters under test,
   *     such as {@code /api/leak-check}
   * @throws IOException if the WAR cannot be read or the copy cannot be written
   */
  public static void prepare(Path war, Path copy, String path) throws IOException {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must start with a slash: " + path);
    }
    if (Files.exists(copy) && Files.isSameFile(war, copy)) {
      throw new IllegalArgumentException("the copy must be another file than " + war);
    }
    Files.createDirectories(Objects.requireNonNull(copy.toAbsolutePath().getParent()));
    Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
    String file = LeakCheckServlet.class.getName().replace('.', '/') + ".class";
    try (FileSystem files = FileSystems.newFileSystem(copy);
        InputStream bytes =
            Objects.requireNonNull(LeakCheck.class.getClassLoader().getResourceAsStream(file))) {
      Path target = files.getPath("/WEB-INF/classes", file);
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
      Path descriptor = files.getPath("/WEB-INF/web.xml");
      byte[] written = LeakCheckDescriptor.with(descriptor, path);
      try (OutputStream out = Files.newOutputStream(descriptor)) {
        out.write(written);
      }
    }
  }

  /**
   * Throws all at a running copy, and reads the answers.
   *
   * @param servlet the address of the servlet, such as {@code http://localhost:8080/leak-check}
   * @throws IllegalStateException if the servlet is not there, or has nothing to throw
   */
  public static LeakCheck of(URI servlet) {
    return of(servlet, Map.of());
  }

  /**
   * As {@link #of(URI)}, with headers in each request, such as credentials.
   *
   * @param headers must be those that {@code java.net.http} allows
   * @throws IllegalStateException if the servlet is not there, or has nothing to throw
   */
  public static LeakCheck of(URI servlet, Map<String, String> headers) {
    Reader reader = new Reader(servlet, Map.copyOf(headers));
    HttpResponse<String> answer = reader.get("", "*/*");
    List<String> names = answer.body().lines().sorted().toList();
    if (names.size() < 2 || !names.contains("java.lang.IllegalStateException")) {
      throw new IllegalStateException(absent(servlet, answer.statusCode()));
    }
    for (int i = 0; i < names.size(); i++) {
      reader.read(names.get(i), "thrown", FORMATS.get(i % FORMATS.size()));
      if (i % DOORS.size() == 0) {
        for (int j = 0; j < DOORS.size(); j++) {
          reader.read(names.get(i), DOORS.get(j), FORMATS.get((i + j) % FORMATS.size()));
        }
      }
    }
    return new LeakCheck(names.size(), reader.answers, reader.leaks);
  }

  private static String absent(URI servlet, int status) {
    String remedy =
        status == 401 || status == 403
            ? "add credentials: of(servlet, headers)"
            : "deploy the copy that prepare() writes, and say the path that it was given";
    return "no servlet of a prepared WAR answers at " + servlet + ", but " + status + "; " + remedy;
  }

  /** Reads answers. */
  private static final class Reader {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI servlet;
    private final Map<String, String> headers;
    private final List<String> leaks = new ArrayList<>();

    /** What was told already, without the exception. */
    private final Set<String> known = new TreeSet<>();

    private int answers;

    Reader(URI servlet, Map<String, String> headers) {
      this.servlet = servlet;
      this.headers = headers;
    }

    HttpResponse<String> get(String query, String format) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(servlet + query))
              .header("Accept", format)
              .timeout(PATIENCE);
      headers.forEach(request::header);
      return Sender.send(client, request.build(), servlet + query);
    }

    void read(String name, String door, String format) {
      String type = URLEncoder.encode(name, StandardCharsets.UTF_8);
      HttpResponse<String> answer;
      try {
        answer = get("?throw=" + type + "&door=" + door, format);
      } catch (UncheckedIOException none) {
        leaks.add(name + ", " + door + ": there is no answer: " + none.getCause());
        return;
      }
      answers++;
      List<String> secrets = new ArrayList<>(SECRETS);
      secrets.add(name);
      List<String> wrong = new ArrayList<>(AnswerCheck.shown(answer, secrets));
      int status = answer.statusCode();
      if (status < 400) {
        wrong.add("the failure is answered with " + status);
      } else if (!format.equals("text/html")
          && JsonTree.strict(answer.body()).filter(body -> body.isObject()).isEmpty()) {
        wrong.add("the answer is no JSON object");
      }
      if (!wrong.isEmpty()
          && leaks.size() < MOST_LEAKS
          && known.add(door + format + wrong.get(0))) {
        leaks.add(
            AnswerCheck.report(name + ", " + door + ", for a client of " + format, wrong, answer));
      }
    }
  }
}
