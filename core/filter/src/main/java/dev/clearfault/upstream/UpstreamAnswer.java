package dev.clearfault.upstream;

import org.jspecify.annotations.Nullable;

/**
 * What an upstream said when it answered with another status than was expected: for the
 * application's own decisions and for the log. Nothing of it reaches our client, unless the
 * application puts it into a problem of its own.
 *
 * <p>All but the status is there only if the upstream said it in a problem details object (RFC
 * 9457), labelled as one. It is what another service sent: as long and as odd as it likes.
 *
 * @param status of the answer
 * @param type the problem's type, as the upstream wrote it
 * @param title the problem's title
 * @param detail what went wrong this time
 * @param instance which occurrence it was, for who has to look at the upstream's log
 * @param code the extension by which services such as those with Clearfault tell problems apart
 */
public record UpstreamAnswer(
    int status,
    @Nullable String type,
    @Nullable String title,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable String code) {

  /** Returns an answer that says no more than its status. */
  public static UpstreamAnswer of(int status) {
    return new UpstreamAnswer(status, null, null, null, null, null);
  }
}
