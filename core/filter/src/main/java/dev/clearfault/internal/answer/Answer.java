package dev.clearfault.internal.answer;

import static java.util.Objects.requireNonNull;

import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.render.FixedBodies;
import dev.clearfault.internal.render.IndentedJson;
import dev.clearfault.internal.render.Negotiation;
import dev.clearfault.internal.render.Negotiation.Offer;
import dev.clearfault.internal.render.ProblemHtml;
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
 * application failed. If a step fails, it sends bytes that are ready.
 */
public final class Answer {
  private static final String POLICY = "Content-Security-Policy";

  private final Negotiation<ProblemRenderer> negotiation;

  /** Made at the start, because there may be no memory left to make it later. */
  private final byte[] lastResort;

  /** The same bytes as characters; all of them are ASCII. */
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
   * Clears the response and writes the answer, unless the response is committed or the client has
   * left.
   *
   * @param mishaps receives what fails on the way
   * @return whether the container took an answer
   */
  boolean write(Exchange exchange, Reply reply, Consumer<Throwable> mishaps) {
    HttpServletResponse response = exchange.response();
    if (exchange.client().gone() || response.isCommitted()) {
      return false;
    }
    try {
      String accept = readableAccept(exchange.request());
      Offer<ProblemRenderer> offer = negotiation.select(accept);
      byte[] body = renderIfPossible(offer, reply.document(), mishaps);
      if (body == null) {
        offer = negotiation.select(null);
        body = render(offer, reply.document());
      }
      body = IndentedJson.ifAsked(body, offer.mediaType(), accept);
      HeaderPolicy.clearAndSet(response, reply, exchange.container());
      protect(response, offer.maker());
      prepare(exchange);
      if (exchange.turn().waiting() instanceof WaitingAnswer waiting
          && !exchange.turn().isShared()
          && body.length < response.getBufferSize()) {
        // Without its length: at the announced length some servers send the head.
        response.setContentType(offer.contentType());
        response.getOutputStream().write(body);
        waiting.body = body;
      } else {
        send(response, offer.contentType(), body);
      }
      AnswerWatch.tell(exchange.request(), response, body, mishaps);
      return true;
    } catch (IOException e) {
      exchange.client().cannotWrite(e);
      return false;
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return writeLastResort(response);
    }
  }

  /** Returns the body; null if a renderer, which may be the application's, fails. */
  private static byte @Nullable [] renderIfPossible(
      Offer<ProblemRenderer> offer, ProblemDocument document, Consumer<Throwable> mishaps) {
    try {
      return render(offer, document);
    } catch (Throwable mishap) {
      mishaps.accept(mishap);
      return null;
    }
  }

  private static byte[] render(Offer<ProblemRenderer> offer, ProblemDocument document) {
    return requireNonNull(offer.maker().render(document), "a renderer returned no bytes");
  }

  /** Returns the {@code Accept} header. One that the container cannot read counts as missing. */
  static @Nullable String readableAccept(HttpServletRequest request) {
    try {
      return acceptHeader(request);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /**
   * Writes the bytes that are ready, if the response is not committed. Each step may be the one
   * that has just failed, so only the status and the bytes have to succeed.
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

  /** If {@code reset()} fails, a writer that the application took may be the only way. */
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

  /** The application's own policy for its pages stays. */
  private static void protect(HttpServletResponse response, ProblemRenderer renderer) {
    String policy = renderer instanceof ProblemHtml page ? page.policy() : null;
    if (policy != null && response.getHeader(POLICY) == null) {
      response.setHeader(POLICY, policy);
    }
  }

  private static void prepare(Exchange exchange) throws IOException {
    if (exchange.isAsync()) {
      try {
        exchange.container().prepareWrite(exchange.response());
      } catch (IllegalStateException blocking) {
        // The stream is not asynchronous.
      }
    }
  }

  /** Writes a body with its type and length. */
  public static void send(HttpServletResponse response, String contentType, byte[] body)
      throws IOException {
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Returns the whole {@code Accept} header, which may come in several lines. */
  private static @Nullable String acceptHeader(HttpServletRequest request) {
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
