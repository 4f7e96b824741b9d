package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.container.Container;
import dev.clearfault.internal.container.Servers;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams of a server that end in an unchecked exception, because the client has left. */
class LostConnectionTest {
  private static final String STREAM = "io.undertow.servlet.spec.ServletOutputStreamImpl";

  private final FakeResponse response = new FakeResponse();
  private final Exchange exchange = onUndertow();

  private Exchange onUndertow() {
    Container undertow = Servers.undertow();
    Doors doors = Exchanges.of(new FakeRequest(), response).doors;
    Doors known =
        (Doors)
            Proxy.newProxyInstance(
                Doors.class.getClassLoader(),
                new Class<?>[] {Doors.class},
                (self, method, arguments) ->
                    method.getName().equals("container")
                        ? undertow
                        : method.invoke(doors, arguments));
    return new Exchange(new FakeRequest(), response, known);
  }

  private static RuntimeException thrownBy(String type, RuntimeException thrown) {
    thrown.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(type, "write", null, 1),
          new StackTraceElement("shop.Events", "send", null, 1)
        });
    return thrown;
  }

  private Throwable written(RuntimeException thrown) throws IOException {
    response.onWrite =
        () -> {
          throw thrown;
        };
    GuardedOutputStream out = new GuardedOutputStream(response.getOutputStream(), exchange);
    return catchThrowable(() -> out.write(new byte[] {7}));
  }

  private Throwable read(RuntimeException thrown) {
    GuardedInputStream in =
        new GuardedInputStream(
            new ServletInputStream() {
              @Override
              public int read() {
                throw thrown;
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                throw thrown;
              }

              @Override
              public boolean isFinished() {
                return false;
              }

              @Override
              public boolean isReady() {
                return true;
              }

              @Override
              public void setReadListener(ReadListener listener) {}
            },
            exchange);
    return catchThrowable(in::read);
  }

  @Test
  void whatTheServersOwnStreamThrowsIsTheClients() throws IOException {
    for (RuntimeException lost :
        List.of(
            new NullPointerException(),
            new IllegalStateException("UT000091: Buffer has already been freed"))) {
      thrownBy(STREAM, lost);
      assertThat(written(lost)).isInstanceOf(IOException.class).hasCause(lost);
      assertThat(exchange.client().gone()).isTrue();
      assertThat(read(lost)).isInstanceOf(IOException.class).hasCause(lost);
      assertThat(exchange.client().thrown()).hasCause(lost);
    }
  }

  @Test
  void aWrongUseOfAStreamIsTheApplications() throws IOException {
    RuntimeException misuse =
        thrownBy(STREAM, new IllegalStateException("UT010035: Stream was not ready"));
    assertThat(written(misuse)).isSameAs(misuse);
    assertThat(read(misuse)).isSameAs(misuse);
    assertThat(exchange.client().thrown()).isNull();
  }

  @Test
  void whatTheApplicationsOwnCodeThrowsIsTheApplications() throws IOException {
    RuntimeException bug = thrownBy("shop.Lines", new NullPointerException());
    assertThat(written(bug)).isSameAs(bug);
    assertThat(read(bug)).isSameAs(bug);
    assertThat(exchange.client().thrown()).isNull();
  }
}
