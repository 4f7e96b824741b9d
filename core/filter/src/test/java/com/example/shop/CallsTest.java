package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.Upstream;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.testing.StandInUpstream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
  private static final Upstream SEATS = Upstream.named("seats");

  record Hold(String id) {}

  private static Hold hold(StandInUpstream seats) {
    HttpRequest request = HttpRequest.newBuilder(seats.uri().resolve("/holds")).build();
    return SEATS.send(HttpClient.newHttpClient(), request, Hold.class);
  }

  @Test
  void readsTheAnswer() {
    try (StandInUpstream seats = StandInUpstream.answering("{\"id\":\"h-1\"}")) {
      assertThat(hold(seats).id()).isEqualTo("h-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "refuse, upstream_connect_refused",
    "reset, upstream_connection_reset",
    "html, upstream_invalid_response",
    "error500, upstream_error_status"
  })
  void saysHowTheServiceFailed(String mode, String code) {
    try (StandInUpstream seats = StandInUpstream.answering("{\"id\":\"h-1\"}")) {
      seats.mode(mode);
      assertThatThrownBy(() -> hold(seats))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().type().code()).isEqualTo(code));
    }
  }
}
