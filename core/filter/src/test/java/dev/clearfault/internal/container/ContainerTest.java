package dev.clearfault.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.FakeResponse;
import dev.clearfault.internal.classify.Causes;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerTest {
  private static final List<Container> ALL =
      List.of(
          new Tomcat(), new Payara(), new Jetty(), new Undertow(), new Liberty(), new Container());

  static Stream<Arguments> classes() {
    return Stream.of(
        Arguments.of(new Tomcat(), "org.apache.tomcat.util.net.NioChannel"),
        Arguments.of(new Tomcat(), "org.apache.coyote.http11.Http11OutputBuffer"),
        Arguments.of(new Tomcat(), "org.apache.catalina.connector.OutputBuffer"),
        Arguments.of(new Payara(), "org.apache.catalina.connector.OutputBuffer"),
        Arguments.of(new Payara(), "org.glassfish.grizzly.nio.transport.TCPNIOTransport"),
        Arguments.of(new Jetty(), "org.eclipse.jetty.io.SocketChannelEndPoint"),
        Arguments.of(new Undertow(), "org.xnio.nio.NioSocketConduit"),
        Arguments.of(new Undertow(), "io.undertow.servlet.spec.ServletOutputStreamImpl"),
        Arguments.of(new Liberty(), "com.ibm.ws.tcpchannel.internal.SocketIOChannel"),
        Arguments.of(new Liberty(), "io.openliberty.webcontainer60.srt.SRTServletResponse60"));
  }

  @ParameterizedTest
  @MethodSource("classes")
  void theFirstFrameThatIsNotOfTheJdkDecides(Container container, String type) {
    assertThat(container.threw(thrown("sun.nio.ch.SocketDispatcher", type, "shop.Events")))
        .isTrue();
    assertThat(container.threw(thrown("sun.nio.ch.SocketDispatcher", "shop.Events", type)))
        .isFalse();
    assertThat(new Container().threw(thrown(type))).isFalse();
  }

  @Test
  void onlyAFreedBufferIsALostConnection() {
    Container undertow = new Undertow();
    assertThat(undertow.isConnectionLost(new IllegalStateException("UT000131: Buffer pool")))
        .isTrue();
    // Blocking in the thread that reads and writes, which only the application can cause.
    assertThat(undertow.isConnectionLost(new IllegalStateException("UT000126: Attempted")))
        .isFalse();
    assertThat(undertow.isConnectionLost(new IllegalStateException())).isFalse();
    assertThat(new Tomcat().isConnectionLost(new NullPointerException())).isFalse();
  }

  @Test
  void packagesOfOtherNamesAreNoServers() {
    for (Container container : ALL) {
      assertThat(container.threw(thrown("com.ibm.wsx.Client"))).isFalse();
      assertThat(container.threw(thrown("org.glassfish.jersey.client.JerseyInvocation"))).isFalse();
    }
  }

  @Test
  void withoutFramesThereIsNoEvidence() {
    for (Container container : ALL) {
      assertThat(container.threw(thrown())).isFalse();
      assertThat(container.threw(thrown("java.net.Socket"))).isFalse();
    }
  }

  @Test
  void aResponseOfNoKnownServerIsTakenAtItsWord() {
    assertThat(Container.of(new FakeResponse()).isKnown()).isFalse();
    assertThat(ALL).filteredOn(Container::isKnown).hasSize(5);
  }

  @Test
  void theFrameThatMadeAWrapperShowsThatItIsUndertows() {
    IllegalStateException failure = new IllegalStateException("inner");
    Throwable wrapper = new RuntimeException(failure);
    wrapper.setStackTrace(
        new StackTraceElement[] {
          frame("io.undertow.servlet.spec.RequestDispatcherImpl", "forward"),
          frame("com.example.CartServlet", "doGet")
        });
    assertThat(Causes.unwrap(wrapper, new Undertow()::wraps)).containsExactly(wrapper, failure);
    wrapper.setStackTrace(new StackTraceElement[0]);
    assertThat(Causes.unwrap(wrapper, new Undertow()::wraps)).containsExactly(wrapper);
  }

  @Test
  void serversThatCannotStoreAnUploadThrowInOneMethod() {
    StackTraceElement tomcat = frame("org.apache.catalina.connector.Request", "parseParts");
    StackTraceElement undertow =
        frame(
            "io.undertow.server.handlers.form.MultiPartParserDefinition$MultiPartUploadHandler",
            "createFile");
    assertThat(new Tomcat().cannotStore(tomcat)).isTrue();
    assertThat(new Undertow().cannotStore(undertow)).isTrue();
    assertThat(new Undertow().cannotStore(tomcat)).isFalse();
    assertThat(new Tomcat().cannotStore(frame("org.apache.catalina.connector.Request", "getPart")))
        .isFalse();
  }

  @Test
  void tomcatsOwnEmptyFieldsShowThatItHasEndedTheRequest() {
    NullPointerException thrown = new NullPointerException();
    thrown.setStackTrace(
        new StackTraceElement[] {frame("org.apache.coyote.AsyncStateMachine", "updateState")});
    assertThat(new Tomcat().hasEnded(thrown)).isTrue();
    assertThat(new Jetty().hasEnded(thrown)).isFalse();
    assertThat(new Tomcat().hasEnded(new NullPointerException())).isFalse();
    assertThat(new Tomcat().hasEnded(new IllegalStateException(thrown))).isFalse();
  }

  private static IOException thrown(String... classes) {
    IOException thrown = new IOException("Broken pipe");
    thrown.setStackTrace(
        Stream.of(classes).map(type -> frame(type, "write")).toArray(StackTraceElement[]::new));
    return thrown;
  }

  private static StackTraceElement frame(String type, String method) {
    return new StackTraceElement(type, method, null, -1);
  }
}
