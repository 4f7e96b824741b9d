package dev.clearfault.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  @Test
  void validHeaderGivesItsTraceId() {
    assertThat(Correlation.traceId("00-" + ID + "-00f067aa0ba902b7-01")).isEqualTo(ID);
    assertThat(Correlation.traceId("cc-" + ID + "-00f067aa0ba902b7-01-what-comes")).isEqualTo(ID);
    assertThat(Correlation.traceId(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
        "00-4bf92f3577b34da6a3ce929d0e0e473<-00f067aa0ba902b7-01",
      })
  void anythingElseGivesNone(String header) {
    assertThat(Correlation.traceId(header)).isNull();
  }

  @Test
  void traceParentIsPassedOnAsFarAsItIsUnderstood() {
    String known = "00-" + ID + "-00f067aa0ba902b7-01";
    assertThat(Correlation.traceParent(known)).isEqualTo(known);
    assertThat(Correlation.traceParent("cc-" + ID + "-00f067aa0ba902b7-fd-\r\nEvil: x"))
        .isEqualTo(known);
    assertThat(Correlation.traceParent("cc-" + ID + "-00f067aa0ba902b7-02"))
        .isEqualTo("00-" + ID + "-00f067aa0ba902b7-00");
    assertThat(Correlation.traceParent("ff" + known.substring(2))).isNull();
    assertThat(Correlation.traceParent(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rojo=00f067aa0ba902b7",
        "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
        "a=1 , \tb=2,,fw529a3039@dt=FfA/b:c d",
        "3rd@a=x",
      })
  void traceStateIsAList(String header) {
    assertThat(Correlation.traceState(header)).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t",
        ",x",
        "rojo",
        "rojo=",
        "=1",
        "Rojo=1",
        "a=1=2",
        "a=1\r\nEvil: x",
        "a=1\0",
        "a=\u00e4",
        "a@=1",
      })
  void anythingElseIsNoTraceState(String header) {
    assertThat(Correlation.traceState(header)).isNull();
  }

  @Test
  void traceStateIsBounded() {
    assertThat(Correlation.traceState("a=1,".repeat(31) + "a=1")).isNotNull();
    assertThat(Correlation.traceState("a=1,".repeat(32) + "a=1")).isNull();
    String member = "a=" + "x".repeat(254);
    assertThat(Correlation.traceState((member + ",").repeat(15) + "a=1")).isNotNull();
    assertThat(Correlation.traceState((member + ",").repeat(16) + "a=1")).isNull();
    assertThat(Correlation.traceState("a=" + "x".repeat(257))).isNull();
    assertThat(Correlation.traceState(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nb", "a,b", "\u00e4", "a\0", "<b>"})
  void requestIdHasHarmlessCharacters(String header) {
    assertThat(Correlation.requestId(header)).isNull();
    assertThat(Correlation.requestId("aZ09-._~+/=:")).isNotNull();
    assertThat(Correlation.requestId("x".repeat(128))).isNotNull();
    assertThat(Correlation.requestId("x".repeat(129))).isNull();
  }
}
