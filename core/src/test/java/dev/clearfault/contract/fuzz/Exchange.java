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
import java.util.List;
import java.util.Set;

/**
 * One request on a connection of its own, and what is wrong with all that comes back.
 *
 * <p>Where the connection stays open, an innocent request follows on it. Its answer shows that the
 * server has seen one request before it and not two, nor half a one.
 */
public final class Exchange {
  private static final int MOST_TAKEN = 200_000;
  private static final int PATIENCE_MILLIS = 20_000;
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

  /** Sends the request to this machine, and returns what is wrong with what comes back. */
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

  /**
   * A server need not answer a request whose body has no end. Undertow closes the connection of a
   * form that is larger than the application takes.
   */
  private void ended(IOException e) {
    boolean large = request.text().length() > MOST_TAKEN;
    if (!large && !request.has(Oddity.FRAMING) && !request.has(Oddity.LONG_HEAD)) {
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
    if (request.has(Oddity.FRAMING) || answer.framing() == FuzzAnswer.Framing.END_OF_CONNECTION) {
      return;
    }
    if (answer.field("connection").equalsIgnoreCase("close")) {
      byte[] more = readToEnd(in);
      if (more.length > 0 && !isBrokenHead()) {
        faults.add("sends " + more.length + " bytes after its answer");
      }
    } else {
      innocent(socket, in);
    }
  }

  /** Of a head that breaks the rules a server need not know the method. */
  private boolean isBrokenHead() {
    return request.method().equals("HEAD")
        && (request.has(Oddity.FIELD) || request.has(Oddity.TARGET));
  }

  /** The server may have closed the connection without saying so before. */
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
    if (answer.status() != 200 || !answer.body().startsWith("Hello")) {
      faults.add("answers the next request with " + answer.head() + answer.body());
    }
  }

  private static byte[] readToEnd(InputStream in) throws IOException {
    try {
      return in.readAllBytes();
    } catch (SocketException reset) {
      return new byte[0]; // It has not read all of the request.
    }
  }

  /** A server that has already refused the request may stop listening; what it said counts. */
  private static void send(Socket socket, FuzzRequest request) throws IOException {
    try {
      socket.getOutputStream().write(request.bytes());
      socket.getOutputStream().flush();
    } catch (SocketException closed) {
      // Reading tells whether there is an answer.
    }
  }
}
