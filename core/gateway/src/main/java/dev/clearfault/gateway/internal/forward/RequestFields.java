package dev.clearfault.gateway.internal.forward;

import dev.clearfault.gateway.internal.routes.Route;
import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/** The header fields that a service gets. */
final class RequestFields {
  /** Of two of these, the gateway would look at one, and the service at the other. */
  private static final List<String> SINGLE = List.of("Content-Type", "Authorization");

  private static final String TRACE_PARENT = "traceparent";

  private RequestFields() {}

  /**
   * Returns the fields.
   *
   * @param own those that the library adds to each call
   * @throws ProblemException with status 400 if one could be understood in two ways
   */
  static List<Header> of(
      HttpServletRequest request,
      Route route,
      @Nullable ClientAddress trusted,
      Map<String, String> own) {
    Set<String> replaced = replaced(route, own);
    List<Header> fields = new ArrayList<>();
    for (String name : new LinkedHashSet<>(lower(request))) {
      if (FieldNames.isForService(name) && !replaced.contains(name)) {
        List<String> values = Collections.list(request.getHeaders(name));
        if (values.size() > 1 && SINGLE.stream().anyMatch(name::equalsIgnoreCase)) {
          throw refusal();
        }
        if (name.equals("cookie")) {
          values = List.of(String.join("; ", values)); // RFC 9113 section 8.2.3.
        }
        values.forEach(value -> fields.add(field(name, value)));
      }
    }
    own.forEach((name, value) -> fields.add(field(name, value)));
    forwarded(request, trusted, fields);
    return fields;
  }

  private static List<String> lower(HttpServletRequest request) {
    return Collections.list(request.getHeaderNames()).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** What the library would not pass on is not passed on by another way. */
  private static Set<String> replaced(Route route, Map<String, String> own) {
    Set<String> names = new HashSet<>(Set.of(TRACE_PARENT, "tracestate"));
    own.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    route.ownHeaders().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return names;
  }

  private static Header field(String name, String value) {
    if (!FieldNames.isName(name) || !FieldNames.isWritable(value)) {
      throw refusal();
    }
    return new BasicHeader(name, value);
  }

  private static ProblemException refusal() {
    return new ProblemException(Problem.of(ProblemType.ofStatus(400)));
  }

  /** RFC 9110 section 7.6.3, RFC 7239, and the older fields that many services know alone. */
  private static void forwarded(
      HttpServletRequest request, @Nullable ClientAddress trusted, List<Header> fields) {
    String peer = peer(request);
    boolean trusts = trusted != null && trusted.trusts(peer);
    String scheme = request.getScheme().toLowerCase(Locale.ROOT);
    String node = peer.indexOf(':') < 0 ? peer : "\"[" + peer + "]\"";
    String hop = "for=" + node + ";proto=" + scheme;
    fields.add(field("Via", after(request, "Via", via(request), true)));
    fields.add(field("Forwarded", after(request, "Forwarded", hop, trusts)));
    fields.add(field("X-Forwarded-For", after(request, "X-Forwarded-For", peer, trusts)));
    String before = trusts ? request.getHeader("X-Forwarded-Proto") : null;
    fields.add(field("X-Forwarded-Proto", before == null ? scheme : before));
  }

  private static String via(HttpServletRequest request) {
    return FieldNames.version(request.getProtocol()) + " " + FieldNames.PSEUDONYM;
  }

  /** The address without the zone of this machine. */
  private static String peer(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    int zone = address.indexOf('%');
    String plain = zone < 0 ? address : address.substring(0, zone);
    return plain.startsWith("[") ? plain.substring(1, plain.length() - 1) : plain;
  }

  private static String after(
      HttpServletRequest request, String name, String last, boolean keepsOthers) {
    List<String> all = keepsOthers ? Collections.list(request.getHeaders(name)) : new ArrayList<>();
    all.add(last);
    return String.join(", ", all);
  }
}
