package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Documents;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.Door;
import dev.clearfault.spi.Evidence;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.RequestFacts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

  private static String mask(String text) {
    return Secrets.mask(text, 500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET https://shop:hunter2@bank.example/a|GET https://***@bank.example/a",
        "no host in redis://:p@ss@db:6379/0|no host in redis://***@db:6379/0",
        "/a?access_token=abc&x=1|/a?access_token=***",
        "/a?api_key=abc|/a?api_key=***",
        "/a?X-Amz-Signature=abc HTTP/1.1|/a?X-Amz-Signature=*** HTTP/1.1",
        "/a;jsessionid=AB12|/a;jsessionid=***",
        "User[name=x, password=a,b;c]|User[name=x, password=***",
        "jdbc:x://h;user=sa;PWD=geheim;a=b|jdbc:x://h;user=sa;PWD=***",
        "{\"client_secret\" : \"a\\\"b c\", \"x\": 1}|{\"client_secret\" : \"***\", \"x\": 1}",
        "password 'x' and password: 'a b'.|password 'x' and password: '***'.",
        "sent Bearer mF_9.B5f-4.1JqM to x|sent Bearer *** to x",
        "BASIC dXNlcjpwYXNz|BASIC ***",
        "Authorization: Digest username=\"x\", response=\"y\"|Authorization: ***",
        "{Authorization=[Basic a, b], Host=[x]}|{Authorization=***], Host=[x]}",
        "Set-Cookie: id=1; Path=/|Set-Cookie: ***",
        "secret=|secret=",
        "{\\\"user\\\":\\\"a\\\",\\\"password\\\":\\\"x\\\"}|{\\\"user\\\":\\\"a\\\",\\\"password\\\":\\\"***\\\"}",
        "{\\\"pwd\\\":\\\"a\\\\\\\"b\\\",\\\"b\\\":1}|{\\\"pwd\\\":\\\"***\\\",\\\"b\\\":1}",
        "{\"password\":[\"x\"], \"a\": 1}|{\"password\":***], \"a\": 1}",
        "{\"password\":{\"value\":\"x\"}}|{\"password\":***}}",
        "{\"password\":\"\",\"a\":1}|{\"password\":\"\",\"a\":1}",
        "{password=[x, y]}|{password=***]}",
        "password[0]=x|password[0]=***",
        "user[password]=x|user[password]=***",
        "password => x|password => ***",
        "<password>x</password>|<password>***</password>",
        "<w:Password><![CDATA[x]]></w:Password>|<w:Password>***</w:Password>",
        "/login%3Fpassword%3Dx y|/login%3Fpassword%3D*** y",
        "/a%253Fkey%253Dx y|/a%253Fkey%253D*** y",
        "%22password%22%3A%22x%22 y|%22password%22%3A*** y",
        "https://user:p/w@host/x y|https://***@host/x y",
        "https://user:p@w/z@host/x|https://***@host/x",
        "SET password='it''s x' OR|SET password='***' OR",
        "password=\"a\"\"b\" c|password=\"***\" c",
        "AccountKey=x;y|AccountKey=***",
        "/a?key=x|/a?key=***",
        "/a?b=1&key=x|/a?b=1&key=***",
        "user=a pass=x|user=a pass=***",
        "PHPSESSID=x|PHPSESSID=***",
      })
  void secretsAreMasked(String text, String masked) {
    assertThat(mask(text)).isEqualTo(masked);
  }

  @Test
  void tokensAreMaskedWithoutANameToo() {
    assertThat(mask("bad claim in " + JWT + "!")).isEqualTo("bad claim in ***!");
    assertThat(mask("password:\thunter2 x")).isEqualTo("password:\t*** x");
    assertThat(mask("password:\r\n hunter2 x")).isEqualTo("password:\r\n *** x");
    assertThat(mask("<pwd>\n hunter2\n</pwd>")).isEqualTo("<pwd>\n ***\n</pwd>");
    assertThat(mask("Cookie: a=" + JWT + "\nHost: x")).isEqualTo("Cookie: ***\nHost: x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "For input string: \"many\"",
        "Connect to https://bank.example:443/a@b?c=d failed",
        "Basic authentication failed, Bearer challenge follows",
        "Unexpected token 'x', tokens: 12",
        "urn:uuid:6fa459ea-ee8a-4ca4-894e-db77e160355e",
        "eyJ is short",
        "getPassword() returned null",
        "https://registry.example/@scope/a:b@c",
        "http://[::1]:80/a@b",
        "duplicate key=5, monkey=6",
        "token -> value, expected </token>"
      })
  void otherTextsStayTheSameObject(String text) {
    assertThat(mask(text)).isSameAs(text);
  }

  @Test
  void whatIsCutIsMaskedBefore() {
    String far = "x".repeat(490) + " https://shop:" + "p".repeat(600) + "@bank/";
    assertThat(mask(far)).endsWith(" https://***@bank/");
    assertThat(mask("password=" + "x".repeat(100_000))).isEqualTo("password=***...");
  }

  /** Each of them would take hours if the work grew with the square of the length. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "://",
        "://a@",
        "://a:b/",
        "=",
        ":",
        "password=",
        "password='",
        "password=''",
        "password=[",
        "password:\n",
        "password=\\\"",
        "<pwd>",
        "%3D",
        "b",
        "bearer ",
        "eyJ",
        "\"",
        "\\",
        "a",
        " ",
        "@"
      })
  void hostileTextsAreReadOnce(String part) {
    String huge = part.repeat(10_000_000 / part.length());
    assertThat(Secrets.mask(huge, huge.length())).hasSizeLessThanOrEqualTo(2 * huge.length());
  }

  @Test
  void aLineAndItsStackTraceHaveNoSecret() {
    Throwable cause = new IllegalArgumentException("no host in http://shop:hunter2@[/");
    cause.addSuppressed(new IllegalStateException("password=hunter2"));
    Throwable thrown = new IllegalStateException("Authorization: Basic hunter2", cause);
    Occurrence occurrence =
        new Occurrence(
            Documents.of(Problem.of(ProblemType.ofStatus(500))),
            Door.THROWN,
            Evidence.NONE,
            List.of(thrown, cause),
            true,
            Documents.request("GET", "/shop;jsessionid=hunter2"),
            "token=hunter2",
            List.of());
    StringWriter trace = new StringWriter();
    ThrowableCopier.printable(thrown).printStackTrace(new PrintWriter(trace));
    assertThat(LogLine.of(occurrence)).doesNotContain("hunter2").contains("http://***@[/");
    assertThat(trace.toString())
        .doesNotContain("hunter2")
        .contains("java.lang.IllegalStateException: Authorization: ***", "http://***@[/");
  }

  @Test
  void aLineHasNoFieldWithoutAValue() {
    RequestFacts root = new RequestFacts("GET", "/", "", "", Duration.ofMillis(2));
    Occurrence occurrence =
        new Occurrence(
            Documents.of(Problem.of(ProblemType.ofStatus(500))),
            Door.THROWN,
            Evidence.NONE,
            List.of(),
            true,
            root,
            null,
            List.of());
    assertThat(LogLine.of(occurrence)).endsWith(" delivered=true duration_ms=2 GET /");
    assertThat(LogFacts.of(occurrence)).doesNotContainKeys("route", "client");
  }
}
