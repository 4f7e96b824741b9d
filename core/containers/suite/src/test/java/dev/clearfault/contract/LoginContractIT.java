package dev.clearfault.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application asks the container about the user. Nobody is known here. */
class LoginContractIT extends Contract {
  private String ask(String way, String header) throws IOException {
    return RawHttp.answer(
        container,
        "GET /variants/api/container-input/"
            + id
            + "/"
            + way
            + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + header
            + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "empty-login"})
  void aWrongPasswordIsTheClientsFault(String way) throws IOException {
    assertThat(ask(way, ""))
        .startsWith("HTTP/1.1 401 ")
        .contains("\"code\":\"unauthorized\"")
        .doesNotContain("Exception")
        .doesNotContainPattern("\\bada\\b"); // The instance may contain these letters.
    Noticed noticed = occurredInVariants();
    assertThat(noticed.occurrences()).hasSize(1);
    assertThat(noticed.log()).noneMatch(line -> line.level().equals("SEVERE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Authorization: Basic !!!\r\n", "Authorization: Digest a=\"\r\n"})
  void whoIsNotKnownIsAskedAndIsNoFailure(String header) throws IOException {
    assertThat(ask("authenticate", header)).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
  }

  @Test
  void whoIsNotInCanLeave() throws IOException {
    assertThat(ask("logout", "")).startsWith("HTTP/1.1 200 ");
  }
}
