package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.classify.Causes;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The exceptions for a worker that still writes when the exchange is over. */
class GuardedOutputStreamTest {
  private static final byte[] EVENT = "data: 7\n\n".getBytes(StandardCharsets.US_ASCII);

  private final IOException fault = new IOException("Broken pipe");
  private final FakeResponse response = new FakeResponse();
  private final Exchange exchange = Exchanges.of(new FakeRequest(), response);

  @Test
  void whatIsWrittenAfterAnAnswerIsDropped() throws IOException {
    OutputStream out = open();
    assertThat(exchange.turn().claimIfOpen()).isTrue();
    assertThatNoException()
        .isThrownBy(
            () -> {
              out.write(EVENT);
              out.close();
            });
    assertThat(response.body()).isEmpty();
  }

  @Test
  void everyWriteToAClientThatHasLeftIsAnExceptionOfItsOwn() throws IOException {
    OutputStream out = left();
    Throwable first = catchThrowable(() -> out.write(EVENT));
    Throwable second = catchThrowable(out::flush);
    assertThat(second).isNotSameAs(first).isInstanceOf(IOException.class);
    assertThat(first).isInstanceOf(IOException.class).isNotSameAs(fault);
    assertThat(Causes.contains(Causes.chain(first), fault)).isTrue();
    assertThat(Causes.contains(Causes.chain(second), fault)).isTrue();
  }

  /** {@code close} writes again, and no throwable may suppress itself. */
  @Test
  void bufferedStreamThatIsClosedByItsBlockEndsWithAnIoException() throws IOException {
    OutputStream out = left();
    Throwable thrown =
        catchThrowable(
            () -> {
              try (OutputStream buffered = new BufferedOutputStream(out)) {
                buffered.write(EVENT);
                buffered.flush();
              }
            });
    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(Causes.contains(Causes.chain(thrown), fault)).isTrue();
  }

  @Test
  void writerThatIsClosedByItsBlockEndsWithAnIoException() throws IOException {
    OutputStream out = left();
    Throwable thrown =
        catchThrowable(
            () -> {
              try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                writer.write("data: 7\n\n");
                writer.flush();
              }
            });
    assertThat(thrown).isInstanceOf(IOException.class);
  }

  /** The worker meets the fault itself, and the container ends the exchange before it closes. */
  @Test
  void streamThatIsClosedAfterTheExchangeHasEndedKeepsTheFirstFault() throws IOException {
    OutputStream out = open();
    response.onWrite =
        () -> {
          throw fault;
        };
    Throwable thrown =
        catchThrowable(
            () -> {
              try (OutputStream buffered = new BufferedOutputStream(out)) {
                buffered.write(EVENT);
                try {
                  buffered.flush();
                } finally {
                  assertThat(exchange.turn().claimIfOpen()).isTrue();
                }
              }
            });
    assertThat(thrown).isSameAs(fault);
  }

  /** An application that writes by a writer finds out by this call that the client has left. */
  @Test
  void aFlushOfTheResponseShowsThatTheClientHasLeft() {
    HttpServletResponse broken =
        new HttpServletResponseWrapper(response) {
          @Override
          public void flushBuffer() throws IOException {
            throw fault;
          }
        };
    GuardedResponse guarded = new GuardedResponse(broken, exchange);
    assertThat(catchThrowable(guarded::flushBuffer)).isSameAs(fault);
    assertThat(exchange.client().gone()).isTrue();
    assertThat(exchange.client().thrown()).isSameAs(fault);
  }

  private OutputStream open() throws IOException {
    return new GuardedOutputStream(response.getOutputStream(), exchange);
  }

  private OutputStream left() throws IOException {
    OutputStream out = open();
    exchange.client().cannotWrite(fault);
    assertThat(exchange.turn().claimIfOpen()).isTrue();
    return out;
  }
}
