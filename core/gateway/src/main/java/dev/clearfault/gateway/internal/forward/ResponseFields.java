package dev.clearfault.gateway.internal.forward;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ProtocolException;

/** The header fields that a client gets of a service's answer. */
final class ResponseFields {
  /** They name places. Other fields and bodies pass as they are. */
  private static final List<String> PLACES = List.of("location", "content-location");

  private ResponseFields() {}

  /**
   * Sets the fields.
   *
   * @throws ProtocolException if a name or a value has characters that no field has (RFC 9110
   *     section 5); a client could read another field in it
   */
  static void copy(ClassicHttpResponse answer, HttpServletResponse response, Location location)
      throws ProtocolException {
    Set<String> nominated =
        FieldNames.nominated(
            Arrays.stream(answer.getHeaders("Connection")).map(Header::getValue).iterator());
    Set<String> seen = new HashSet<>();
    for (Header field : answer.getHeaders()) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      String value = field.getValue() == null ? "" : field.getValue();
      if (!FieldNames.isName(name) || !FieldNames.isValue(value)) {
        throw new ProtocolException("a header field has a character that none may have");
      }
      if (FieldNames.isForClient(name) && !nominated.contains(name)) {
        String sent = PLACES.contains(name) ? location.rewrite(value) : value;
        if (sent != null && seen.add(name)) {
          response.setHeader(field.getName(), sent); // The container may have set a Date.
        } else if (sent != null) {
          response.addHeader(field.getName(), sent);
        }
      }
    }
    StringBuilder via = new StringBuilder();
    for (Header each : answer.getHeaders("Via")) {
      via.append(each.getValue()).append(", ");
    }
    String version = FieldNames.version(String.valueOf(answer.getVersion()));
    response.setHeader("Via", via.append(version).append(' ') + FieldNames.PSEUDONYM);
  }
}
