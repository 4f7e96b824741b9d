package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.Origin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method at one path of a contract.
 *
 * @param origin where it is written
 * @param method in upper case, such as {@code GET}
 * @param path the template of its path
 * @param id its {@code operationId}; null if it has none
 * @param parameters those of its path first, then its own, in their order
 * @param body what it accepts as a body; null if the contract does not say it
 * @param responses what it answers, by status such as {@code 200}, range such as {@code 4XX}, or
 *     {@code default}
 */
public record Operation(
    Origin origin,
    String method,
    PathTemplate path,
    @Nullable String id,
    List<Parameter> parameters,
    @Nullable Body body,
    Map<String, Response> responses) {
  /** Copies the list. */
  public Operation {
    parameters = List.copyOf(parameters);
  }

  /** Returns what it answers with a status; null if the contract does not say it. */
  public @Nullable Response response(int status) {
    Response exact = responses.get(Integer.toString(status));
    Response range = exact == null ? responses.get(status / 100 + "XX") : exact;
    return range == null ? responses.get("default") : range;
  }

  /** Returns the method and the path, such as {@code GET /orders/{id}}. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  /**
   * What an operation answers with some statuses.
   *
   * @param headers the header fields, by name; those of {@code Content-Type} are left out
   * @param content what the body may be; empty if the contract does not say it
   */
  public record Response(Origin origin, Map<String, Parameter> headers, List<Content> content) {
    /** Copies the list. */
    public Response {
      content = List.copyOf(content);
    }
  }

  /**
   * What an operation accepts as a body.
   *
   * @param content at least one
   */
  public record Body(Origin origin, boolean isRequired, List<Content> content) {
    /** Copies the list. */
    public Body {
      content = List.copyOf(content);
    }
  }
}
