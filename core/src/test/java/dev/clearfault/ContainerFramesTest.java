package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerFramesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.tomcat.util.net.NioChannel",
        "org.apache.coyote.http11.Http11OutputBuffer",
        "org.apache.catalina.connector.OutputBuffer",
        "org.eclipse.jetty.io.SocketChannelEndPoint",
        "org.xnio.nio.NioSocketConduit",
        "io.undertow.servlet.spec.ServletOutputStreamImpl",
        "com.ibm.ws.tcpchannel.internal.SocketIOChannel",
        "io.openliberty.webcontainer60.srt.SRTServletResponse60",
        "org.glassfish.grizzly.nio.transport.TCPNIOTransport"
      })
  void firstFrameThatIsNotOfTheJdkTells(String container) {
    assertThat(threw("sun.nio.ch.SocketDispatcher", container, "shop.Events")).isTrue();
    assertThat(threw("sun.nio.ch.SocketDispatcher", "shop.Events", container)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.ibm.wsx.Client", "org.glassfish.jersey.client.JerseyInvocation"})
  void neighboursOfAContainerAreNone(String neighbour) {
    assertThat(threw("java.net.Socket", neighbour)).isFalse();
  }

  @Test
  void withoutFramesNobodyKnows() {
    assertThat(threw()).isFalse();
    assertThat(threw("java.net.Socket")).isFalse();
  }

  private static boolean threw(String... classes) {
    IOException thrown = new IOException("Broken pipe");
    StackTraceElement[] frames = new StackTraceElement[classes.length];
    for (int i = 0; i < classes.length; i++) {
      frames[i] = new StackTraceElement(classes[i], "write", null, -1);
    }
    thrown.setStackTrace(frames);
    return ContainerFrames.threw(thrown);
  }
}
