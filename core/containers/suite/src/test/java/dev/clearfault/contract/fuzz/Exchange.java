package dev.clearfault.contract.fuzz;

import dev.clearfault.contract.fuzz.FuzzRequest.Oddity;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One request on its own connection, and the faults of its answers.
 *
 * <p>If the connection stays open, a good request follows on it. Its answer shows that the server
 * has seen exactly one request before it.
 */
public final class Exchange {
  private static final int PATIENCE_MILLIS = 20_000;

  /** The requests that a server may leave without an answer, by closing the connection. */
  private static final Set<Oddity> UNANSWERED =
      Set.of(Oddity.FRAMING, Oddity.LONG_HEAD, Oddity.LARGE, Oddity.NO_CODING);

  private static final FuzzRequest INNOCENT =
      new FuzzRequest(
          0,
          "GET",
          "",
          Set.of(),
          "GET /shop/hello.txt HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

  private final FuzzRequest request;
  private final List<String> faults = new ArrayList<>();

  private Exchange(FuzzRequest request) {
    this.request = request;
  }

  /** Sends the request to this machine and returns the faults of its answers. */
  public static List<String> faults(FuzzRequest request, int port) {
    Exchange exchange = new Exchange(request);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      exchange.on(socket);
    } catch (SocketTimeoutException e) {
      exchange.faults.add("says nothing for " + PATIENCE_MILLIS + " ms");
    } catch (IOException e) {
      exchange.ended(e);
    }
    return exchange.faults;
  }

  private void ended(IOException e) {
    if (Collections.disjoint(request.oddities(), UNANSWERED)) {
      faults.add("ends with " + e);
    }
  }

  private void on(Socket socket) throws IOException {
    send(socket, request);
    if (request.has(Oddity.FRAMING)) {
      socket.shutdownOutput();
    }
    InputStream in = new BufferedInputStream(socket.getInputStream());
    FuzzAnswer answer = FuzzAnswer.read(in, request.method());
    faults.addAll(new Verdict(request, answer).faults());
    if (request.has(Oddity.FRAMING)
        || isBrokenHead()
        || answer.framing() == FuzzAnswer.Framing.END_OF_CONNECTION) {
      return;
    }
    if (answer.field("connection").equalsIgnoreCase("close")) {
      byte[] more = readToEnd(in);
      if (more.length > 0) {
        faults.add("sends " + more.length + " bytes after its answer");
      }
    } else {
      innocent(socket, in);
    }
  }

  /** If a head breaks the rules, a server need not know the method. Jetty then sends a body. */
  private boolean isBrokenHead() {
    return request.method().equals("HEAD")
        && (request.has(Oddity.FIELD)
            || request.has(Oddity.TARGET)
            || request.has(Oddity.LONG_HEAD));
  }

  /** The server may have closed the connection without an announcement. */
  private void innocent(Socket socket, InputStream in) throws IOException {
    FuzzAnswer answer;
    try {
      send(socket, INNOCENT);
      in.mark(1);
      if (in.read() < 0) {
        return;
      }
      in.reset();
      answer = FuzzAnswer.read(in, "GET");
    } catch (SocketException closed) {
      return;
    }
    boolean served = answer.status() == 200 && answer.body().startsWith("Hello");
    if (!served && !isUnreadByUndertow(answer)) {
      faults.add("answers the next request with " + answer.head() + answer.body());
    }
  }

  /**
   * Undertow sometimes takes chunks of a form that it could not parse for a next request. It then
   * closes the connection with a bare 400.
   */
  private boolean isUnreadByUndertow(FuzzAnswer next) {
    String head = request.text().toLowerCase(Locale.ROOT);
    return next.status() == 400
        && next.body().isEmpty()
        && head.contains("\r\ncontent-type: multipart/")
        && head.contains("\r\ntransfer-encoding: chunked");
  }

  private static byte[] readToEnd(InputStream in) throws IOException {
    try {
      return in.readAllBytes();
    } catch (SocketException reset) {
      return new byte[0]; // It has not read all of the request.
    }
  }

  /** A server that has refused the request may stop reading. Its answer counts. */
  private static void send(Socket socket, FuzzRequest request) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      socket.getOutputStream().flush();
    } catch (SocketException closed) {
      // Reading shows whether there is an answer.
    }
  }
}
