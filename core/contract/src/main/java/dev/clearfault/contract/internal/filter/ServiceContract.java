package dev.clearfault.contract.internal.filter;

import dev.clearfault.contract.internal.operation.Contract;
import dev.clearfault.contract.internal.operation.Match;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.operation.Segment;
import dev.clearfault.contract.internal.publish.DeclaredAnswers;
import dev.clearfault.contract.internal.request.RequestCheck;
import dev.clearfault.contract.internal.request.RequestPath;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.exchange.ReplayedRequest;
import dev.clearfault.internal.publish.Draft;
import dev.clearfault.internal.setup.ValidInputServlets;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The contract of a service behind the application, for requests that are passed on to it. What the
 * contract does not have is refused, a body that no operation takes, too: the service would read
 * what nobody has checked.
 *
 * <p>The parts of a multipart form are not checked, because they are sent on as they came.
 * Immutable and thread-safe.
 */
public final class ServiceContract {
  private static final Match NOTHING = new Match(null, Map.of(), List.of());

  private final String file;
  private final Contract contract;
  private final String basePath;
  private final Mode mode;
  private final Findings findings;
  private final Set<String> codes;

  private ServiceContract(
      String file,
      Contract contract,
      String basePath,
      Mode mode,
      Findings findings,
      Set<String> codes) {
    this.file = file;
    this.contract = contract;
    this.basePath = basePath;
    this.mode = mode;
    this.findings = findings;
    this.codes = Set.copyOf(codes);
  }

  /**
   * Reads a contract.
   *
   * @param file its path
   * @param basePath the path at the service that those of the contract follow; null for that of the
   *     first server
   * @throws dev.clearfault.contract.internal.schema.ContractException if it cannot be used; the
   *     message says where, why, and what to do
   */
  public static ServiceContract read(
      ServletContext context,
      SchemaFiles files,
      String file,
      @Nullable String basePath,
      Mode mode) {
    Contract contract = Contract.read(files, file);
    Languages languages = new Languages(context.getClassLoader());
    Findings findings =
        new Findings(
            new RequestCheck(languages, true),
            new ClassInputs(ValidInputServlets.of(context)),
            languages);
    Set<String> codes = new HashSet<>();
    for (Operation each : contract.operations()) {
      Draft.Passed passed = DeclaredAnswers.of(files, each);
      if (passed != null) {
        passed.problems().forEach(problem -> codes.add(problem.code()));
      }
    }
    return new ServiceContract(
        file, contract, basePath == null ? contract.basePath() : basePath, mode, findings, codes);
  }

  /** Returns its path. */
  String file() {
    return file;
  }

  /** Returns the path at the service that those of the contract follow. */
  String basePath() {
    return basePath;
  }

  /** Returns whether a request that does not fit is refused. */
  boolean isEnforced() {
    return mode == Mode.ENFORCE;
  }

  /** Returns the codes of the problems that the service says of itself. */
  Set<String> codes() {
    return codes;
  }

  /** Returns how many operations the contract has. */
  public int operations() {
    return contract.operations().size();
  }

  /**
   * An operation, for those who only want to know that it is there.
   *
   * @param path at the service, with its variables in braces
   * @param types the media types of its body; empty if it takes none
   */
  public record Known(String path, String method, List<String> types) {}

  /** Returns the operations; none if requests that do not fit are not refused. */
  public List<Known> enforced() {
    return mode != Mode.ENFORCE
        ? List.of()
        : contract.operations().stream()
            .map(each -> new Known(basePath + each.path(), each.method(), types(each)))
            .toList();
  }

  private static List<String> types(Operation operation) {
    return operation.body() == null
        ? List.of()
        : operation.body().content().stream().map(each -> each.range().text()).toList();
  }

  /**
   * Returns the header field {@code Allow} of an answer that needs no service: to {@code OPTIONS}
   * for a path that has other methods only. Null for all other requests.
   */
  public @Nullable String allow(HttpServletRequest request, String path) {
    if (!request.getMethod().equals("OPTIONS") || mode != Mode.ENFORCE) {
      return null;
    }
    Match match = match(request, path);
    return match.operation() == null && !match.methods().isEmpty()
        ? Routes.allow(match.methods())
        : null;
  }

  /**
   * Checks a request.
   *
   * @param path at the service, encoded
   * @return the request to read the body from
   * @throws ProblemException if the request is refused
   * @throws IOException if the request's stream throws it
   */
  public HttpServletRequest check(HttpServletRequest request, String path) throws IOException {
    if (mode == Mode.OFF) {
      return request;
    }
    Match match = match(request, path);
    Operation operation = match.operation();
    Throwable found;
    if (operation == null) {
      found = Routes.refusal(match.methods());
    } else if (HiddenText.isIn(path, operation, match)) {
      found = new ProblemException(Problem.of(ProblemType.ofStatus(400)));
    } else if (operation.body() == null && hasBody(request)) {
      found = new ProblemException(Problem.of(ProblemType.ofStatus(415)));
    } else if (mode == Mode.ENFORCE) {
      found = findings.in(request, match, null);
    } else {
      found = findings.orBroken(request, match, null);
    }
    if (found instanceof ProblemException refusal && mode == Mode.ENFORCE) {
      throw refusal;
    }
    Exchange exchange = found == null ? null : Exchange.of(request);
    if (exchange != null && found != null) {
      exchange.report(found);
    }
    return ReplayedRequest.around(request);
  }

  private Match match(HttpServletRequest request, String path) {
    List<Segment> segments = RequestPath.of(path, basePath);
    return segments == null ? NOTHING : contract.match(request.getMethod(), segments);
  }

  /**
   * RFC 9112 section 6.3; in HTTP/2 only the end of the stream says it. What is read for that is
   * lost, so a request that is only reported is not looked at.
   */
  private boolean hasBody(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length >= 0) {
      return length > 0;
    }
    return request.getHeader("Transfer-Encoding") != null
        || (mode == Mode.ENFORCE
            && !request.getProtocol().startsWith("HTTP/1")
            && request.getInputStream().read() >= 0);
  }
}
