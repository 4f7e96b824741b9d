package dev.clearfault.gateway.internal.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places at a service that has all paths of the gateway's server. */
class LocationTest {
  private final Location root = new Location(URI.create("http://svc.example"), "");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://svc.example:80//evil.example/x",
        "//svc.example//evil.example/x",
        "/.//evil.example/x",
        "/a/..//evil.example/x"
      })
  void aPathNeverBeginsWithTwoSlashes(String reference) {
    assertThat(root.rewrite(reference)).isNull();
  }

  @Test
  void otherPathsStay() {
    assertThat(root.rewrite("http://svc.example/a//b")).isEqualTo("/a//b");
    assertThat(root.rewrite("http://svc.example")).isEqualTo("/");
    assertThat(root.rewrite("")).isEmpty();
  }

  @Test
  void aPlaceOutsideOfTheBasePathStays() {
    Location based = new Location(URI.create("http://svc.example/base"), "/gw");
    assertThat(based.rewrite("/base/x")).isEqualTo("/gw/x");
    assertThat(based.rewrite("/base/../other")).isEqualTo("/other");
    assertThat(based.rewrite("http://svc.example/other")).isNull();
    assertThat(based.value("refresh", "0;url='/base/it'x")).isEqualTo("0;url=/gw/it");
    assertThat(based.value("refresh", "0;url=/base/it's")).isEqualTo("0;url=/gw/it's");
  }
}
