package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.mapping.ExceptionMappers;
import dev.clearfault.observe.Door;
import dev.clearfault.problem.Languages;
import dev.clearfault.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words and habits of full servers, which the contract suite meets in a profile only. */
class FullServerTest {
  private final FakeRequest request = new FakeRequest();
  private final GuardedRequest exchange = Exchanges.of(request, new FakeResponse());

  private int statusOf(Throwable thrown) {
    List<Throwable> mishaps = new ArrayList<>();
    Failure failure = Failure.thrown(Door.THROWN, thrown, 0, null);
    Problem problem =
        new FailureMapping(new ExceptionMappers(List.of()), new Languages(null), 50, List.of())
            .decide(exchange, failure, mishaps::add);
    assertThat(mishaps).isEmpty();
    return problem.status();
  }

  @Test
  void whatLibertyDoesNotFindIsNotFound() {
    assertThat(statusOf(new FileNotFoundException("SRVE0190E: Datei nicht gefunden: /x")))
        .isEqualTo(404);
  }

  @Test
  void whatTheApplicationDoesNotFindIsItsOwnFault() {
    assertThat(statusOf(new FileNotFoundException("/srv/shop/conf/keys.pem"))).isEqualTo(500);
    assertThat(statusOf(new FileNotFoundException(null))).isEqualTo(500);
    assertThat(statusOf(new IllegalStateException("SRVE0190E: mine"))).isEqualTo(500);
  }

  @Test
  void libertysAndPayarasWordsForTooLargeAreKnown() {
    Throwable liberty = new IllegalStateException("SRVE8021E: The file is too large.");
    assertThat(RequestFault.isOfClient(List.of(liberty))).isTrue();
    assertThat(partsFault(liberty)).isEqualTo(413);
    assertThat(partsFault(new ServletException("its size (2) exceeds the configured maximum (1)")))
        .isEqualTo(413);
    assertThat(partsFault(new ServletException("no boundary"))).isEqualTo(400);
  }

  @Test
  void aServletThatIsNotSetUpForPartsIsNotTheClientsFaultOnLibertyEither() {
    Throwable thrown = new UnsupportedOperationException("SRVE8020E: no multipart requests");
    assertThat(RequestFault.isOfClient(List.of(thrown))).isFalse();
  }

  private static int partsFault(Throwable thrown) {
    return RequestFault.ofParts(thrown, List.of(thrown), "multipart/form-data; boundary=b")
        .problem()
        .status();
  }

  @Test
  void thePathIsTheClientsThoughAForwardHasLeftItsTarget() {
    assertThat(exchange.line().path()).isEqualTo("/shop/orders");
    request.setAttribute(RequestDispatcher.FORWARD_REQUEST_URI, "/shop/asked-for");
    assertThat(exchange.line().path()).isEqualTo("/shop/asked-for");
  }
}
