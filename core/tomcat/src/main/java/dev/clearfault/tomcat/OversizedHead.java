package dev.clearfault.tomcat;

import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a head that is too large from one that cannot be parsed. Tomcat answers 400 to
 * both. Only the texts of its exceptions differ; this class looks them up where Tomcat does.
 */
final class OversizedHead {
  private static final StringManager SIZES = StringManager.getManager("org.apache.coyote.http11");
  private static final StringManager COUNTS =
      StringManager.getManager("org.apache.tomcat.util.http");

  private OversizedHead() {}

  /** Returns 414 (RFC 9110 section 15.5.15), 431 (RFC 6585 section 5), or 0 if it is neither. */
  static int status(Request request, @Nullable Throwable throwable) {
    if (!(throwable instanceof IllegalArgumentException) || throwable.getMessage() == null) {
      return 0;
    }
    String text = throwable.getMessage();
    if (text.equals(SIZES.getString("iib.requestheadertoolarge.error"))) {
      if (request.getRequestURI() != null) {
        return 431;
      }
      // Without a method, Tomcat did not even find the first space of the request line.
      return request.getMethod() == null ? 0 : 414;
    }
    Object limit = request.getConnector().getProperty("maxHeaderCount");
    return text.equals(COUNTS.getString("headers.maxCountFail", limit)) ? 431 : 0;
  }
}
