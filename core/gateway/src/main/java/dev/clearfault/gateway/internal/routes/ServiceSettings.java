package dev.clearfault.gateway.internal.routes;

import dev.clearfault.Upstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a service is called. Two that are equal share the state of their calls, over changes of the
 * file, too.
 *
 * @param name clients see it as {@code upstream}
 * @param url without a slash at its end
 * @param deadline for a whole call
 * @param retry how many times a call is repeated at most
 * @param breaker the pause of the circuit breaker; null for none
 * @param bulkhead how many calls are made at one time
 * @param deadlineHeader with the milliseconds that are left; null for none
 * @param requestIdHeader with the request id; null for none
 */
record ServiceSettings(
    String name,
    URI url,
    Duration deadline,
    int retry,
    @Nullable Duration breaker,
    int bulkhead,
    @Nullable String deadlineHeader,
    @Nullable String requestIdHeader) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern URL = Pattern.compile("https?://.+");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int BULKHEAD = 100;

  /** Makes the upstream; each of its calls says by itself whether it may be repeated. */
  Upstream upstream() {
    Upstream made = Upstream.named(name).deadline(deadline).retry(retry).idempotent();
    made = breaker == null ? made : made.breaker(breaker);
    made = made.bulkhead(bulkhead);
    made = deadlineHeader == null ? made : made.deadlineHeader(deadlineHeader);
    return requestIdHeader == null ? made : made.requestIdHeader(requestIdHeader);
  }

  /** Reads the settings of a route. */
  static ServiceSettings of(Entry entry) {
    return new ServiceSettings(
        entry.required(
            "name",
            NAME,
            "write what the service does, in lower-case letters, digits and hyphens, such as"
                + " payments; clients will see it"),
        url(entry),
        entry.read("deadline", DEADLINE, Quantity::duration, Quantity.DURATION),
        entry.read("retry", 1, text -> number(text, 0, 5), "write a number from 0 to 5"),
        breaker(entry),
        entry.read(
            "bulkhead",
            BULKHEAD,
            text -> number(text, 1, 10_000),
            "write a number from 1 to 10000"),
        header(entry, "deadlineHeader"),
        header(entry, "requestIdHeader"));
  }

  private static @Nullable Duration breaker(Entry entry) {
    return entry.text("breaker") == null
        ? null
        : entry.read("breaker", DEADLINE, Quantity::duration, Quantity.DURATION);
  }

  private static @Nullable String header(Entry entry, String name) {
    return entry.text(name) == null
        ? null
        : entry.required(name, HEADER, "write a header's name, such as X-Request-Id");
  }

  private static @Nullable Integer number(String text, int least, int most) {
    if (!text.matches("[0-9]{1,6}")) {
      return null;
    }
    int number = Integer.parseInt(text);
    return number < least || number > most ? null : number;
  }

  private static URI url(Entry entry) {
    String remedy = "write a URL without a query, such as http://127.0.0.1:8080";
    String text = entry.required("service", URL, remedy).replaceFirst("/+$", "");
    try {
      URI url = new URI(text);
      boolean isPlain =
          url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && url.normalize().equals(url);
      if (isPlain) {
        return url;
      }
    } catch (URISyntaxException unreadable) {
      // Refused below, like a URL of another kind.
    }
    throw entry.faultOf("service", text, remedy);
  }
}
