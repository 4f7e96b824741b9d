package dev.clearfault.internal.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.Inputs;
import dev.clearfault.internal.exchange.ReplayedRequest;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A request whose body the library has read before the application. */
class ReplayedRequestTest {
  private static final String ORDER = "{\"name\":\"Zo\u00eb\"}";

  record Order(String name) {}

  record Named(String name) {}

  private static HttpServletRequest read() throws IOException {
    HttpServletRequest request = PostedJson.request(null, null, ORDER.getBytes(UTF_8));
    assertThat(Inputs.read(request, Order.class).name()).isEqualTo("Zo\u00eb");
    return request;
  }

  @Test
  void aRequestThatNobodyHasReadStaysAsItIs() {
    HttpServletRequest request = PostedJson.request(null, null, ORDER.getBytes(UTF_8));
    assertThat(ReplayedRequest.around(request)).isSameAs(request);
  }

  @Test
  void theBodyIsHandedOutOnceMore() throws IOException {
    ServletInputStream in = ReplayedRequest.around(read()).getInputStream();
    assertThat(in.isFinished()).isFalse();
    assertThat(in.available()).isEqualTo(ORDER.getBytes(UTF_8).length);
    assertThat(in.readAllBytes()).isEqualTo(ORDER.getBytes(UTF_8));
    assertThat(in.isFinished()).isTrue();
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void jsonWithoutACharsetIsReadInUtf8() throws IOException {
    assertThat(ReplayedRequest.around(read()).getReader().readLine()).isEqualTo(ORDER);
  }

  @Test
  void theInputOfALaterReadIsThatOfTheFirst() throws IOException {
    HttpServletRequest request = ReplayedRequest.around(read());
    assertThat(request.getInputStream().readAllBytes()).isNotEmpty();
    assertThat(Inputs.read(request, Named.class).name()).isEqualTo("Zo\u00eb");
  }

  @Test
  void anApplicationHasTheStreamOrTheReader() throws IOException {
    HttpServletRequest request = ReplayedRequest.around(read());
    assertThat(request.getInputStream()).isSameAs(request.getInputStream());
    assertThatThrownBy(request::getReader)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("getInputStream was called before");
  }

  /** Each dispatch has a wrapper of its own. */
  @Test
  void aLaterDispatchGoesOnWhereTheFirstHasStopped() throws IOException {
    HttpServletRequest request = read();
    assertThat(ReplayedRequest.around(request).getInputStream().readNBytes(2))
        .isEqualTo("{\"".getBytes(UTF_8));
    HttpServletRequest later = ReplayedRequest.around(request);
    assertThat(ReplayedRequest.around(later)).isSameAs(later);
    assertThat(new String(later.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(ORDER.substring(2));
  }

  @Test
  void fieldsThatCannotBeDecodedAreLeftOut() {
    HttpServletRequest request = PostedJson.request(null, null, new byte[0]);
    byte[] form = "a=1&b=%zz&a=%C3%AB&c=%ff&d".getBytes(UTF_8);
    assertThat(ReadBody.form(form, request))
        .isEqualTo(Map.of("a", List.of("1", "\u00eb"), "d", List.of("")));
  }
}
