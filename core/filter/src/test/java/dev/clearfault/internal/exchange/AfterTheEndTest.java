package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Unsupported;
import dev.clearfault.Upstream;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worker may come too late: the container may have given its objects to the next client, so no
 * call may reach them. Each object here fails when it is used.
 */
class AfterTheEndTest {
  private final Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());
  private final GuardedResponse response =
      new GuardedResponse(Unsupported.of(HttpServletResponse.class), exchange);

  @BeforeEach
  void end() {
    exchange.turn().end();
  }

  static Stream<Method> changes() {
    // The class has methods of Servlet 6.1, too.
    return Stream.of(HttpServletResponse.class, GuardedResponse.class)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(method -> method.getReturnType() == void.class)
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !method.getName().equals("setResponse"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void noChangeReachesTheResponse(Method change) throws IllegalAccessException {
    Object[] arguments =
        Arrays.stream(change.getParameterTypes()).map(AfterTheEndTest::zero).toArray();
    try {
      change.invoke(response, arguments);
    } catch (InvocationTargetException e) {
      assertThat(e.getCause())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the response is already committed");
    }
  }

  private static @Nullable Object zero(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  @Test
  void aStreamThrows() throws IOException {
    ServletOutputStream late = response.getOutputStream();
    ServletOutputStream early = new GuardedOutputStream(new NoStream(), exchange);
    for (ServletOutputStream out : new ServletOutputStream[] {late, early}) {
      assertThatIOException().isThrownBy(() -> out.write(7)).withMessage("the request has ended");
      assertThatIOException().isThrownBy(() -> out.write(new byte[7]));
      assertThatIOException().isThrownBy(() -> out.print("seven"));
      assertThatIOException().isThrownBy(() -> out.println("seven"));
      assertThatIOException().isThrownBy(out::flush);
      assertThatNoException().isThrownBy(out::close);
      assertThat(out.isReady()).isTrue();
      assertThatIllegalStateException()
          .isThrownBy(() -> out.setWriteListener(Unsupported.of(WriteListener.class)));
    }
    assertThat(exchange.client().thrown()).isNull();
  }

  @Test
  void aWriterHasAnError() throws IOException {
    PrintWriter late = response.getWriter();
    PrintWriter early = new GuardedWriter(new NoWriter(), exchange);
    for (PrintWriter out : new PrintWriter[] {late, early}) {
      out.print("seven");
      out.println(7);
      out.println("seven");
      out.printf("%d", 7);
      out.append('7').write(new char[7]);
      out.flush();
      assertThat(out.checkError()).isTrue();
      out.close();
    }
  }

  @Test
  void aRequestIsNotRead() throws IOException {
    ServletInputStream in = new GuardedInputStream(new NoInput(), exchange);
    assertThatIOException().isThrownBy(in::read).withMessage("the request has ended");
    assertThatIOException().isThrownBy(() -> in.read(new byte[7]));
    assertThatIOException().isThrownBy(() -> in.skip(7));
    assertThatIOException().isThrownBy(in::available);
    assertThat(in.isFinished()).isTrue();
    assertThatIllegalStateException()
        .isThrownBy(() -> in.setReadListener(Unsupported.of(ReadListener.class)));
    in.close();
    BufferedReader reader = new GuardedReader(new BufferedReader(Reader.nullReader()) {}, exchange);
    assertThatIOException().isThrownBy(reader::read);
    assertThatIOException().isThrownBy(reader::readLine);
    assertThatIOException().isThrownBy(reader::ready);
    reader.close();
    assertThat(exchange.client().thrown()).isNull();
  }

  @Test
  void theNextDispatchMayUseAllAgain() throws IOException {
    FakeResponse container = new FakeResponse();
    GuardedResponse again = new GuardedResponse(container, exchange);
    again.getOutputStream();
    exchange.turn().inPass(true);
    again.setHeader("X-Page", "own");
    assertThat(container.getHeader("X-Page")).isEqualTo("own");
    again.getOutputStream().print("own");
    assertThat(container.body()).isEqualTo("own");
  }

  /** A call may copy from the request to the upstream, or from the upstream to the response. */
  @Test
  void noUpstreamIsBlamed() throws IOException {
    Upstream payments = Upstream.named("payments");
    ServletOutputStream out = new GuardedOutputStream(new NoStream(), exchange);
    ServletInputStream in = new GuardedInputStream(new NoInput(), exchange);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> payments.call(() -> copyTo(out)));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> payments.<Integer, IOException>call(in::read));
    assertThat(payments.health().failures()).isEmpty();
  }

  private static int copyTo(ServletOutputStream out) throws IOException {
    out.write(7);
    return 1;
  }

  private static UnsupportedOperationException reached() {
    return new UnsupportedOperationException("the container's object was used");
  }

  private static final class NoStream extends ServletOutputStream {
    @Override
    public void write(int b) {
      throw reached();
    }

    @Override
    public void flush() {
      throw reached();
    }

    @Override
    public void close() {
      throw reached();
    }

    @Override
    public boolean isReady() {
      throw reached();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw reached();
    }
  }

  private static final class NoWriter extends PrintWriter {
    NoWriter() {
      super(PrintWriter.nullWriter());
    }

    @Override
    public void write(int c) {
      throw reached();
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      throw reached();
    }

    @Override
    public void write(String text, int offset, int length) {
      throw reached();
    }

    @Override
    public void println() {
      throw reached();
    }

    @Override
    public void flush() {
      throw reached();
    }

    @Override
    public void close() {
      throw reached();
    }

    @Override
    public boolean checkError() {
      throw reached();
    }
  }

  private static final class NoInput extends ServletInputStream {
    @Override
    public int read() {
      throw reached();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      throw reached();
    }

    @Override
    public boolean isFinished() {
      throw reached();
    }

    @Override
    public boolean isReady() {
      throw reached();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw reached();
    }

    @Override
    public void close() {
      throw reached();
    }
  }
}
