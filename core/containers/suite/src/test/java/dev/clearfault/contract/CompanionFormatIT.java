package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.testing.MalformedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Companions with another format than the default. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("containers")
class CompanionFormatIT {
  @SuppressWarnings("NullAway.Init")
  @Parameter
  Container container;

  static List<Container> containers() {
    return Container.withCompanion("envelope", "tomcat-11", "jetty-12.1-ee11");
  }

  @Test
  void theyAnswerInTheFormatOfTheirConfiguration() throws IOException {
    for (MalformedRequest request : MalformedRequest.all("/")) {
      if (request.name().equals("line without a colon")) {
        assertThat(request.sendTo(URI.create("http://127.0.0.1:" + container.port())))
            .startsWith("HTTP/1.1 400 ")
            .containsIgnoringCase("content-type: application/json;charset=utf-8\r\n")
            .endsWith(
                "\r\n\r\n{\"error\":{\"code\":400,\"message\":\"Bad Request\",\"details\":\"Bad Request\"}}");
      }
    }
  }
}
