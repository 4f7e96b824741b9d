package dev.clearfault.internal.evidence;

import dev.clearfault.problem.Violation.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The header fields that clients send by themselves. Frameworks and filters ask for them in each
 * request, whatever the application converts, so that less follows from it.
 */
final class UsualHeaders {
  private static final Set<String> NAMES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  static {
    NAMES.addAll(
        Arrays.asList(
            ("Authorization Proxy-Authorization Cookie Host Origin Range Referer From User-Agent"
                    + " Forwarded Via X-Real-IP X-Requested-With DNT TE Trailer Transfer-Encoding"
                    + " Expect Connection Keep-Alive Proxy-Connection Cache-Control Pragma Date"
                    + " Max-Forwards Prefer Priority Save-Data Last-Event-ID HTTP2-Settings"
                    + " traceparent tracestate baggage b3 X-Request-Id X-Correlation-Id"
                    + " X-HTTP-Method-Override X-HTTP-Method X-Method-Override X-CSRF-Token"
                    + " X-XSRF-Token X-Original-URL X-Forwarded True-Client-IP CF-Connecting-IP")
                .split(" ")));
  }

  private static final List<String> BEGINNINGS =
      List.of("accept", "content-", "if-", "x-forwarded-", "upgrade", "sec-", "x-b3-");

  private UsualHeaders() {}

  /** Returns whether the text is that of such a field. */
  static boolean has(AskedText asked) {
    String name = name(asked).toLowerCase(Locale.ROOT);
    return asked.in() == Source.HEADER
        && (NAMES.contains(name) || BEGINNINGS.stream().anyMatch(name::startsWith));
  }

  /** Returns whether the text is that of a field with credentials behind the name of a scheme. */
  static boolean hasCredentials(AskedText asked) {
    return asked.in() == Source.HEADER
        && List.of("authorization", "proxy-authorization")
            .contains(name(asked).toLowerCase(Locale.ROOT));
  }

  /** Returns whether a list in the field may be one that the application splits and converts. */
  static boolean mayBeList(AskedText asked) {
    String name = name(asked).toLowerCase(Locale.ROOT);
    return asked.age() == 0 && !name.equals("user-agent") && !name.startsWith("accept");
  }

  /** One of several fields has an index. */
  private static String name(AskedText asked) {
    return asked.field().split("\\[", 2)[0];
  }
}
