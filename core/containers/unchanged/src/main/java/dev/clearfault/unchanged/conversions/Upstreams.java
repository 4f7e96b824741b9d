package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Failures of a service, after the client has sent a text that could not be converted. */
final class Upstreams {
  private static final URI REFUSED = URI.create("http://127.0.0.1:1/");

  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("refused", r -> get(asked(r, REFUSED))),
          entry("refusedConnection", r -> open(asked(r, REFUSED))),
          entry("refusedWrapped", Upstreams::refusedWrapped),
          entry("refusedTwice", Upstreams::refusedTwice),
          entry("refusedAsync", Upstreams::refusedAsync),
          entry("unknownHost", r -> open(asked(r, URI.create("http://no-such-host.invalid/")))),
          entry("badLength", r -> answered(r, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")),
          entry("badLengthWrapped", Upstreams::badLengthWrapped),
          entry("badStatus", r -> answered(r, "HTTP/1.1 many OK\r\n\r\n")));

  private Upstreams() {}

  private static URI asked(HttpServletRequest request, URI uri) {
    request.getParameter("v");
    return uri;
  }

  private static Object get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private static Object open(URI uri) throws IOException {
    return ((HttpURLConnection) uri.toURL().openConnection()).getInputStream().read();
  }

  private static Object answered(HttpServletRequest request, String bytes) throws Exception {
    try (Answer answer = new Answer(bytes)) {
      return get(asked(request, answer.uri()));
    }
  }

  private static Object refusedWrapped(HttpServletRequest request) throws ServiceException {
    try {
      return get(asked(request, REFUSED));
    } catch (IOException | InterruptedException e) {
      throw new ServiceException("no prices", e);
    }
  }

  private static Object refusedTwice(HttpServletRequest request) {
    try {
      return refusedWrapped(request);
    } catch (ServiceException e) {
      throw new IllegalStateException("no orders", e);
    }
  }

  private static Object refusedAsync(HttpServletRequest request) {
    return HttpClient.newHttpClient()
        .sendAsync(HttpRequest.newBuilder(asked(request, REFUSED)).build(), BodyHandlers.ofString())
        .join()
        .body();
  }

  private static Object badLengthWrapped(HttpServletRequest request) throws ServiceException {
    try {
      return answered(request, "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n");
    } catch (Exception e) {
      throw new ServiceException("no prices", e);
    }
  }
}
