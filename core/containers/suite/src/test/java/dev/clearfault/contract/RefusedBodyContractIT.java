package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * A body that is refused while a client still wants to send it. Without {@code Expect}, the end of
 * the connection may overtake the answer, so that no test can rely on it.
 */
class RefusedBodyContractIT extends Contract {

  @Test
  void aClientThatAsksFirstGetsTheAnswer() throws IOException {
    String head =
        "POST /shop/input/"
            + id
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1100000\r\nExpect: 100-continue\r\n\r\n";
    assertThat(RawHttp.answer(container, head))
        .contains("HTTP/1.1 413 ", "\"limit\":\"body_size\",\"max\":1048576");
  }
}
