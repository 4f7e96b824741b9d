package dev.clearfault.internal.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.FileNotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exceptions of full servers. The contract suite runs on these only in a profile. */
class FullServerTest {
  private static final Container LIBERTY = new Liberty();
  private static final Container PAYARA = new Payara();

  @Test
  void whatLibertyDoesNotFindIsNotFound() {
    Throwable thrown = new FileNotFoundException("SRVE0190E: Datei nicht gefunden: /x");
    assertThat(LIBERTY.statusOf(thrown)).isEqualTo(404);
    assertThat(PAYARA.statusOf(thrown)).isZero();
  }

  @Test
  void whatTheApplicationDoesNotFindIsItsOwnFault() {
    assertThat(LIBERTY.statusOf(new FileNotFoundException("/srv/shop/conf/keys.pem"))).isZero();
    assertThat(LIBERTY.statusOf(new FileNotFoundException(null))).isZero();
    assertThat(LIBERTY.statusOf(new IllegalStateException("SRVE0190E: mine"))).isZero();
  }

  @Test
  void libertysFieldForItsPlugInGoesWithTheSuccess() {
    assertThat(LIBERTY.isInternalHeader("$WSEP")).isTrue();
    assertThat(LIBERTY.isInternalHeader("X-Own")).isFalse();
    assertThat(PAYARA.isInternalHeader("$WSEP")).isFalse();
  }

  @Test
  void libertysMessageForTooLargeIsKnown() {
    Throwable thrown = new IllegalStateException("SRVE8021E: The file is too large.");
    assertThat(LIBERTY.isTooLarge(thrown)).isTrue();
    assertThat(LIBERTY.lacksMultipartConfig(List.of(thrown))).isFalse();
  }

  @Test
  void payarasMessageForTooLargeIsKnown() {
    assertThat(
            PAYARA.isTooLarge(
                new ServletException("its size (2) exceeds the configured maximum (1)")))
        .isTrue();
    assertThat(PAYARA.isTooLarge(new ServletException("no boundary"))).isFalse();
  }

  @Test
  void aServletThatIsNotSetUpForPartsIsNotTheClientsFaultOnLibertyEither() {
    Throwable thrown = new UnsupportedOperationException("SRVE8020E: no multipart requests");
    assertThat(LIBERTY.lacksMultipartConfig(List.of(thrown))).isTrue();
  }
}
