package dev.clearfault.upstream;

import org.jspecify.annotations.Nullable;

/**
 * The answer of an upstream with an unexpected status, for the application's own decisions and for
 * the log. The client gets nothing from it, unless the application puts it into a problem.
 *
 * <p>Only the status is always there. The other components come from a problem details object (RFC
 * 9457) with its own media type. Another service sent them, so they can have any length and form.
 *
 * @param status of the answer
 * @param type the problem's type, as the upstream wrote it
 * @param title the problem's title
 * @param detail what went wrong this time
 * @param instance identifies the occurrence in the upstream's log
 * @param code the extension that identifies the problem for services with Clearfault, for example
 */
public record UpstreamAnswer(
    int status,
    @Nullable String type,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable String code) {

  /** Returns an answer with a status alone. */
  public static UpstreamAnswer of(int status) {
    return new UpstreamAnswer(status, null, null, null, null, null);
  }
}
