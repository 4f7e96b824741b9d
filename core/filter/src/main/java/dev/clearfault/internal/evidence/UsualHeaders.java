package dev.clearfault.internal.evidence;

import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The header fields that clients send by themselves. Frameworks and filters ask for them in each
 * request, whatever the application converts, so that less follows from it.
 */
final class UsualHeaders {
  /** In lower case. */
  private static final Set<String> NAMES =
      Set.of(
          ("authorization proxy-authorization cookie host origin range referer from user-agent"
                  + " forwarded via x-real-ip x-requested-with dnt te trailer transfer-encoding"
                  + " expect connection keep-alive proxy-connection cache-control pragma date"
                  + " max-forwards prefer priority save-data last-event-id http2-settings"
                  + " traceparent tracestate baggage b3 x-request-id x-correlation-id"
                  + " x-http-method-override x-http-method x-method-override x-csrf-token"
                  + " x-xsrf-token x-original-url x-forwarded true-client-ip cf-connecting-ip")
              .split(" ", -1));

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
