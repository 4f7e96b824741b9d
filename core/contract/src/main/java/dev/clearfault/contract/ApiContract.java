package dev.clearfault.contract;

import static java.util.Objects.requireNonNull;

import dev.clearfault.contract.internal.drift.AppServlet;
import dev.clearfault.contract.internal.drift.DriftDoctor;
import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.PathTemplate;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.response.ResponseCheck;
import dev.clearfault.contract.internal.response.SentAnswer;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.read.InputDescriptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenAPI document, for the tests of an application. No server has to run.
 *
 * <pre>{@code
 * ApiContract contract = ApiContract.read(Path.of("src/main/webapp/WEB-INF/openapi.yaml"));
 *
 * assertThat(contract.drift(Map.of("/api/orders", OrdersServlet.class))).isEmpty();
 *
 * var answer = new ApiContract.Answer(201, Map.of("Content-Type", "application/json"), body);
 * assertThat(contract.faults("POST", "/api/orders", answer)).isEmpty();
 * }</pre>
 *
 * <p>Each finding is one sentence, with the file of the contract and a JSON pointer (RFC 6901) into
 * it. Immutable and thread-safe.
 */
public final class ApiContract {
  private final Contract contract;

  private ApiContract(Contract contract) {
    this.contract = contract;
  }

  /**
   * Reads a document, JSON or YAML, with the files that it refers to.
   *
   * @throws IllegalArgumentException if it cannot be used; the message has the file, the JSON
   *     pointer and the reason
   */
  public static ApiContract read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + ": there is no such file");
    }
    Path folder = requireNonNull(file.toAbsolutePath().getParent(), "the folder of the file");
    SchemaFiles files = new SchemaFiles(path -> open(folder, path));
    return new ApiContract(Contract.read(files, "/" + file.getFileName()));
  }

  private static @Nullable InputStream open(Path folder, String path) throws IOException {
    Path file = folder.resolve(path.substring(1));
    return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
  }

  /**
   * Compares the contract with the servlets of an application: each rule that the contract has and
   * the class of a {@code @ValidInput} has not, and the reverse; each operation without a servlet,
   * and each handler without an operation.
   *
   * @param servlets the classes, by the URL patterns that they are mapped to, such as {@code
   *     /api/orders/*}; if the URL of the first server has the context path, with it in front
   * @return the differences; empty if there are none
   */
  public List<String> drift(Map<String, ? extends Class<?>> servlets) {
    List<AppServlet> all = new ArrayList<>();
    for (Class<?> servlet : new HashSet<Class<?>>(servlets.values())) {
      List<String> patterns =
          servlets.keySet().stream().filter(each -> servlets.get(each) == servlet).toList();
      all.add(AppServlet.of(servlet, patterns));
    }
    return DriftDoctor.findings(contract, contract.basePath(), all, InputDescriptions::standard);
  }

  /**
   * Compares an answer with the contract. Values of the answer are in no sentence.
   *
   * @param path of the request inside the application, without query, such as {@code
   *     /api/orders/17}; if the URL of the first server has the context path, with it in front
   * @return what is not as the contract says; empty if nothing is
   */
  public List<String> faults(String method, String path, Answer answer) {
    Match match = contract.match(method, segments(path));
    if (match.operation() == null) {
      return List.of("the contract has no operation for " + method + " " + path);
    }
    return ResponseCheck.findings(match.operation(), answer.sent());
  }

  private List<Segment> segments(String path) {
    String base = contract.basePath();
    String rest = path.startsWith(base + "/") ? path.substring(base.length() + 1) : "";
    List<Segment> segments = new ArrayList<>();
    for (String raw : rest.split("/", -1)) {
      segments.add(new Segment(PathTemplate.decodedSegment(raw), raw));
    }
    return segments;
  }

  /**
   * An answer of the application.
   *
   * @param headers its header fields, by their names in any case
   * @param body as text; empty if there is none
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    /** Copies the map. */
    public Answer {
      headers = Map.copyOf(headers);
    }

    private SentAnswer sent() {
      String type = null;
      Set<String> names = new HashSet<>();
      for (Map.Entry<String, String> header : headers.entrySet()) {
        names.add(header.getKey().toLowerCase(Locale.ROOT));
        type = header.getKey().equalsIgnoreCase("Content-Type") ? header.getValue() : type;
      }
      return new SentAnswer(status, type, names, body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
