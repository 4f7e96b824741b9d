package dev.clearfault.internal.exchange;

import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.container.ExceededLimit;
import dev.clearfault.internal.http.MediaType;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.problem.Violation;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Input that the container could not parse for the application: what the container threw, and what
 * that means for the client.
 *
 * <p>Each container throws other classes, and often classes of the JDK that the application throws,
 * too. So the place of the exception shows that the client is at fault. The class only shows which
 * fault it is.
 *
 * @param thrown what the container threw
 * @param problem what to answer
 */
public record RequestFault(Throwable thrown, Problem problem) {
  /** Parameters of the query or of a form that cannot be decoded. */
  public static final ProblemType MALFORMED_PARAMETERS =
      ProblemType.of("malformed_parameters", 400, "Malformed parameters")
          .titledBy("malformed_parameters.title");

  /** A multipart body that cannot be parsed. */
  public static final ProblemType MALFORMED_MULTIPART =
      ProblemType.of("malformed_multipart", 400, "Malformed multipart body")
          .titledBy("malformed_multipart.title");

  /** Both types, for the catalogue. */
  public static final List<ProblemType> TYPES = List.of(MALFORMED_PARAMETERS, MALFORMED_MULTIPART);

  static RequestFault ofParameters(Throwable thrown, List<Throwable> chain, Container container) {
    return new RequestFault(thrown, problem(chain, MALFORMED_PARAMETERS, container));
  }

  static RequestFault ofParts(
      Throwable thrown, List<Throwable> chain, @Nullable String contentType, Container container) {
    if (!MediaType.of(contentType).isMultipart()) {
      return new RequestFault(
          thrown, unsupported("multipart").header("Accept", "multipart/form-data").build());
    }
    return new RequestFault(thrown, problem(chain, MALFORMED_MULTIPART, container));
  }

  /** Parts that this library must read, while the servlet has no multipart-config. */
  static RequestFault ofPartsNotTaken(Throwable thrown) {
    return new RequestFault(
        thrown,
        unsupported("urlencoded").header("Accept", "application/x-www-form-urlencoded").build());
  }

  /** The name or the password is wrong. */
  static RequestFault ofLogin(Throwable thrown) {
    return new RequestFault(thrown, Problem.of(ProblemType.ofStatus(401)));
  }

  static RequestFault ofHeader(Throwable thrown, String name, String kind) {
    Violation violation =
        Violation.of(
            Violation.Source.HEADER, name, "type_mismatch", "{type_mismatch.detail." + kind + "}");
    return new RequestFault(
        thrown, Problem.builder(ProblemType.VALIDATION_FAILED).errors(List.of(violation)).build());
  }

  static RequestFault ofCharset(Exception thrown) {
    return new RequestFault(thrown, unsupported("utf8").build());
  }

  /** Returns whether the client's input is to blame, and not the application's set-up. */
  static boolean isOfClient(List<Throwable> chain, Container container) {
    return !LocalFiles.failed(chain, container) && !container.lacksMultipartConfig(chain);
  }

  private static Problem problem(
      List<Throwable> chain, ProblemType malformed, Container container) {
    ExceededLimit limit = container.exceededLimit(chain);
    if (limit != null) {
      return tooLarge(limit).build();
    }
    if (chain.stream().anyMatch(container::isTooLarge)) {
      return Problem.of(ProblemType.ofStatus(413));
    }
    boolean stalled =
        chain.stream()
            .anyMatch(t -> t instanceof SocketTimeoutException || t instanceof TimeoutException);
    return Problem.of(stalled ? ProblemType.ofStatus(408) : malformed);
  }

  private static Problem.Builder tooLarge(ExceededLimit limit) {
    Problem.Builder problem =
        Problem.builder(ProblemType.ofStatus(413)).extension("limit", limit.name());
    return limit.max() == 0
        ? problem
        : problem
            .extension("max", limit.max())
            .detail("{problem.content_too_large.detail." + limit.name() + "}");
  }

  private static Problem.Builder unsupported(String what) {
    return Problem.builder(ProblemType.ofStatus(415))
        .detail("{problem.unsupported_media_type.detail." + what + "}");
  }
}
