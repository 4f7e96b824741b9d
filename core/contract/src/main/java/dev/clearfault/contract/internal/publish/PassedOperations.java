package dev.clearfault.contract.internal.publish;

import dev.clearfault.contract.internal.operation.Content;
import dev.clearfault.contract.internal.operation.Operation;
import dev.clearfault.contract.internal.request.PossibleFindings;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import dev.clearfault.internal.publish.Draft;
import dev.clearfault.internal.publish.OperationSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes operations whose requests are passed on to another service. What the application refuses
 * is known from the contract; what the service answers reaches the client as it came. Not
 * thread-safe.
 */
public final class PassedOperations {
  private final SchemaFiles files;
  private final OperationSource.Asked asked;
  private final PublishedOperations operations;

  /**
   * What happens on the way.
   *
   * @param isChecked whether a request that does not fit is refused
   * @param isShared whether some of its paths lead elsewhere
   * @param limitsBodies whether a body that is not checked may be too large
   * @param passesErrors whether a 5xx that is no problem document reaches the client
   */
  public record Way(
      boolean isChecked, boolean isShared, boolean limitsBodies, boolean passesErrors) {}

  /** Creates the writer of one document. */
  public PassedOperations(SchemaFiles files, OperationSource.Asked asked) {
    this.files = files;
    this.asked = asked;
    operations = new PublishedOperations(files, asked);
  }

  /**
   * Returns an operation of a document.
   *
   * @param path below the context path
   */
  public Draft of(Operation operation, String path, Way way) {
    boolean canBeClosed = asked.mediaType().equals(DeclaredAnswers.PROBLEM);
    Draft.Passed told = canBeClosed ? DeclaredAnswers.of(files, operation) : null;
    Map<String, Map<String, Object>> responses = new LinkedHashMap<>();
    operation
        .responses()
        .forEach(
            (status, each) -> {
              Operation.Response passed = passed(status, each, way, told != null);
              if (passed != null) {
                responses.put(status, operations.response(passed));
              }
            });
    boolean hasBody = operation.body() != null;
    Draft.Input input =
        way.isChecked()
            ? new Draft.Input(
                new PossibleFindings(asked.limits(), asked.language(), false).with(operation).all(),
                hasBody,
                false)
            : Draft.Input.FREE;
    return new Draft(
        path,
        operation.method(),
        operations.members(operation),
        responses,
        input,
        problems(way),
        told == null ? new Draft.Passed(List.of(), List.of()) : told);
  }

  /**
   * Returns what reaches the client of an answer; null for nothing.
   *
   * @param isClosed whether the problems of the service are known without it
   */
  private static Operation.@Nullable Response passed(
      String status, Operation.Response response, Way way, boolean isClosed) {
    boolean isError = status.charAt(0) > '3';
    boolean isExact = Character.isDigit(status.charAt(status.length() - 1));
    if (isError && isClosed && !isExact) {
      return null;
    }
    boolean isReplaced = status.charAt(0) == '5' && !way.passesErrors();
    List<Content> content =
        response.content().stream()
            .filter(each -> !isError || !isClosed || !DeclaredAnswers.isProblem(each))
            .filter(each -> !isReplaced || DeclaredAnswers.isProblem(each))
            .toList();
    boolean isGone =
        content.isEmpty() && (!response.content().isEmpty() || (isReplaced && isClosed));
    return isGone ? null : new Operation.Response(response.origin(), response.headers(), content);
  }

  /**
   * Returns the codes of what is answered before the service, or instead of it, beside the errors
   * of the input. The other route of a shared path may have no operation for it.
   */
  private static List<String> problems(Way way) {
    List<String> codes = new ArrayList<>(List.of("upstream_*", "bad_request", "request_timeout"));
    if (way.isChecked()) {
      codes.add("unsupported_media_type"); // Also of a body where there is none.
    }
    if (way.limitsBodies()) {
      codes.add("content_too_large");
    }
    if (way.isShared()) {
      codes.addAll(List.of("not_found", "method_not_allowed"));
    }
    return codes;
  }
}
