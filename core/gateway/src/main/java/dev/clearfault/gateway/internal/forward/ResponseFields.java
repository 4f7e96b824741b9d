package dev.clearfault.gateway.internal.forward;

import dev.clearfault.internal.classify.ResponseTooLargeException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.BasicHeader;

/** The header fields that a client gets of a service's answer. */
final class ResponseFields {
  /** They name places. Other fields and bodies pass as they are. */
  private static final List<String> PLACES = List.of("location", "content-location", "refresh");

  /** Servers have 8 KiB for a head as they come, and add a date, a length and the like. */
  private static final int MAX = 7 << 10;

  private ResponseFields() {}

  /**
   * Sets the fields.
   *
   * @throws ProtocolException if a name or a value has characters that no field has (RFC 9110
   *     section 5); a client could read another field in it
   * @throws ResponseTooLargeException if the server might have no room for all of them; it would
   *     answer 500 in its own way
   */
  static void copy(ClassicHttpResponse answer, HttpServletResponse response, Location location)
      throws ProtocolException, ResponseTooLargeException {
    List<Header> fields = forClient(answer, location);
    int size = 0;
    for (Header field : fields) {
      size += size(field.getName(), field.getValue());
    }
    for (String name : response.getHeaderNames()) {
      for (String value : response.getHeaders(name)) {
        size += size(name, value);
      }
    }
    if (size > MAX) {
      throw new ResponseTooLargeException(MAX);
    }
    Set<String> seen = new HashSet<>();
    for (Header field : fields) {
      if (seen.add(field.getName().toLowerCase(Locale.ROOT))) {
        response.setHeader(field.getName(), field.getValue()); // There may be a Date already.
      } else {
        response.addHeader(field.getName(), field.getValue());
      }
    }
  }

  /** A field has a colon, a space and an end of the line, too. */
  private static int size(String name, String value) {
    return name.length() + value.length() + 4;
  }

  private static List<Header> forClient(ClassicHttpResponse answer, Location location)
      throws ProtocolException {
    Set<String> nominated =
        FieldNames.nominated(
            Arrays.stream(answer.getHeaders("Connection")).map(Header::getValue).iterator());
    List<Header> fields = new ArrayList<>();
    for (Header field : answer.getHeaders()) {
      String name = field.getName().toLowerCase(Locale.ROOT);
      String value = field.getValue() == null ? "" : field.getValue();
      if (!FieldNames.isName(name) || !FieldNames.isValue(value)) {
        throw new ProtocolException("a header field has a character that none may have");
      }
      if (FieldNames.isForClient(name) && !nominated.contains(name)) {
        String sent = PLACES.contains(name) ? location.value(name, value) : value;
        if (sent != null) {
          fields.add(new BasicHeader(field.getName(), sent));
        }
      }
    }
    StringBuilder via = new StringBuilder();
    for (Header each : answer.getHeaders("Via")) {
      via.append(each.getValue()).append(", ");
    }
    String version = FieldNames.version(String.valueOf(answer.getVersion()));
    fields.add(new BasicHeader("Via", via.append(version) + " " + FieldNames.PSEUDONYM));
    return fields;
  }
}
