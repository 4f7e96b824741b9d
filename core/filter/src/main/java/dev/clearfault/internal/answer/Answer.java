package dev.clearfault.internal.answer;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.spi.ProblemRenderer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer to a response: negotiates, renders, clears, writes. It never sees why the
 * application failed. If all else fails, it has bytes that need no work.
 */
public final class Answer {
  private final Negotiation<ProblemRenderer> negotiation;

  /** Made beforehand, because there may be no memory left to make it. */
  private final byte[] lastResort;

  /** The same in characters, which are all of ASCII. */
  private final String lastText;

  private final String lastContentType;

  /** Creates the stage. */
  public Answer(Negotiation<ProblemRenderer> negotiation, FixedBodies preparedBodies) {
    this.negotiation = requireNonNull(negotiation, "negotiation");
    lastResort = preparedBodies.body(500);
    lastText = new String(lastResort, StandardCharsets.UTF_8);
    lastContentType = Negotiation.inUtf8(preparedBodies.mediaType());
  }

  /**
   * Writes the answer to a response that is not committed.
   *
   * @param mishaps receives what fails on the way
   * @return whether the container took an answer
   */
  boolean write(Exchange exchange, Reply reply, Consumer<Throwable> mishaps) {
    HttpServletResponse response = exchange.response();
    try {
      Offer<ProblemRenderer> offer = negotiation.select(readableAccept(exchange));
      byte[] body;
      try {
        body = render(offer, reply.document());
      } catch (Throwable mishap) {
        mishaps.accept(mishap);
        offer = negotiation.select(null);
        body = render(offer, reply.document());
      }
      HeaderPolicy.replace(response, reply, exchange.container());
      if (exchange.isAsync()) {
        prepare(exchange);
      }
      send(response, offer.contentType(), body);
      return true;
    } catch (IOException e) {
      exchange.cannotWrite(e);
      return false;
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return writeLastResort(response);
    }
  }

  private static byte[] render(Offer<ProblemRenderer> offer, ProblemDocument document) {
    return requireNonNull(offer.maker().render(document), "a renderer returned no bytes");
  }

  private static @Nullable String readableAccept(Exchange exchange) {
    try {
      return accept(exchange.request());
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /**
   * Writes bytes that need no work, if the response is not committed. Each step may be the one that
   * has just failed, so only the status and the bytes have to succeed.
   */
  boolean writeLastResort(HttpServletResponse response) {
    try {
      if (response.isCommitted()) {
        return false;
      }
      Clearing.attempt(() -> Clearing.clear(response));
      response.setStatus(500);
      Clearing.attempt(() -> response.setHeader("Cache-Control", "no-store"));
      Clearing.attempt(() -> response.setContentType(lastContentType));
      Clearing.attempt(() -> response.setContentLength(lastResort.length));
      writeLastBytes(response);
      return true;
    } catch (Throwable hopeless) {
      return false;
    }
  }

  /** Where {@code reset()} fails, a writer that the application took may still be the only way. */
  private void writeLastBytes(HttpServletResponse response) throws IOException {
    OutputStream out;
    try {
      out = response.getOutputStream();
    } catch (IllegalStateException writerTaken) {
      response.getWriter().print(lastText);
      return;
    }
    out.write(lastResort);
  }

  private static void prepare(Exchange exchange) throws IOException {
    try {
      exchange.container().prepareWrite(exchange.response());
    } catch (IllegalStateException blocking) {
      // The stream is not asynchronous.
    }
  }

  /** Writes a body with its type and length. */
  public static void send(HttpServletResponse response, String contentType, byte[] body)
      throws IOException {
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /**
   * Sends off what the application has left in the buffer of a response that is under way. Tomcat
   * 10.1 says "committed" as soon as the announced length is reached, while the head is still here:
   * it would turn the status of a success that is complete into 500.
   */
  static void flushCommitted(Exchange exchange) {
    HttpServletResponse response = exchange.response();
    try {
      if (response.isCommitted()) {
        response.flushBuffer();
      }
    } catch (IOException e) {
      exchange.cannotWrite(e);
    } catch (RuntimeException e) {
      // The container does not flush now; the failure that brought us here says more.
    }
  }

  /** Ends the response, so that nothing can be added to it. */
  static void close(HttpServletResponse response) {
    try {
      response.getOutputStream().close();
    } catch (IOException | RuntimeException e) {
      // Either the client is gone, or the container has closed it.
    }
  }

  /** Returns the whole {@code Accept} header, which may come in several lines. */
  static @Nullable String accept(HttpServletRequest request) {
    String line = request.getHeader("Accept");
    Enumeration<String> lines = line == null ? null : request.getHeaders("Accept");
    if (lines == null || !lines.hasMoreElements()) {
      return line;
    }
    line = lines.nextElement();
    if (!lines.hasMoreElements()) {
      return line;
    }
    StringJoiner all = new StringJoiner(", ").add(line);
    lines.asIterator().forEachRemaining(all::add);
    return all.toString();
  }
}
