package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag",
        "X-Accel-Redirect",
        "x-accel-expires",
        "X-Accel-Buffering",
        "X-Sendfile",
        "X-Sendfile2",
        "X-Sendfile-Temporary",
        "X-LIGHTTPD-send-file",
        "X-Reproxy-URL",
        "X-LiteSpeed-Location",
        "CDN-Cache-Control",
        "Cloudflare-CDN-Cache-Control",
        "cache-control",
        "Surrogate-Control",
        "Content-Transfer-Encoding",
        "IM",
        "Delta-Base"
      })
  void whatSpeaksOfTheSuccessGoes(String name) {
    assertThat(SuccessHeaders.has(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Security-Policy",
        "Content-Security-Policy-Report-Only",
        "Set-Cookie",
        "Vary",
        "X-Accel",
        "X-Cache-Control-Reason",
        "Want-Repr-Digest",
        "Retry-After",
        "A"
      })
  void whatSpeaksOfTheExchangeStays(String name) {
    assertThat(SuccessHeaders.has(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-store",
        "No-Store",
        "private, no-store",
        "private=\"a, b\",no-store ,max-age=0",
        "x=\"\\\"\", no-store"
      })
  void aDirectiveForbidsStoring(String line) {
    assertThat(SuccessHeaders.forbidsStoring(List.of("max-age=1", line))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "private=\"no-store\", max-age=60",
        "private=\"x, no-store, y\", max-age=60",
        "no-store=\"x\"",
        "no-store-please",
        "x-no-store",
        "x=\"\\\", no-store, \"",
        "x=\", no-store",
        "x=\", no-store\\"
      })
  void aWordThatIsNoDirectiveDoesNot(String line) {
    assertThat(SuccessHeaders.forbidsStoring(List.of(line))).isFalse();
  }
}
