package dev.clearfault.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class PlaygroundTest {
  private static final String DESCRIPTOR =
      """
      <web-app>
        <filter><filter-name>clearfault</filter-name></filter>
        <filter-mapping><filter-name>clearfault</filter-name></filter-mapping>
        <filter><filter-name>validation</filter-name></filter>
        <error-page><location>/problems/error</location></error-page>
      </web-app>
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "'',  127.0.0.1, LOCAL",
    "'',  0.0.0.0,   PAGE",
    "on,  0.0.0.0,   OPEN",
    "off, 127.0.0.1, OFF"
  })
  void stackTracesAndTheLogAreForThisMachineUnlessSomebodyAsks(
      String value, String host, Playground expected) throws IOException {
    assertThat(Playground.from(Map.of("PLAYGROUND", value), InetAddress.getByName(host)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,         '',              true",
    "LOCALHOST,         Host,            true",
    "127.0.0.1,         '',              true",
    "127.0.0.2,         '',              true",
    "[::1],             '',              true",
    "0:0:0:0:0:0:0:1,   '',              true",
    "0.0.0.0,           '',              true",
    "[::],              '',              true",
    "evil.example,      '',              false",
    "localhost.example, '',              false",
    "127.0.0.1.example, '',              false",
    "192.0.2.1,         '',              false",
    "'',                '',              false",
    "localhost,         Forwarded,       false",
    "localhost,         X-Forwarded-For, false",
    "localhost,         X-Real-IP,       false",
    "localhost,         Via,             false"
  })
  void aRequestFromElsewhereSeesNoMoreThanThePage(String host, String header, boolean open) {
    assertThat(Playground.LOCAL.isOpenTo(host, header::equals)).isEqualTo(open);
    assertThat(Playground.OPEN.isOpenTo(host, header::equals)).isTrue();
    assertThat(Playground.PAGE.isOpenTo(host, header::equals)).isFalse();
  }

  @Test
  void anotherValueIsRefusedAndTheMessageSaysWhatToWrite() {
    assertThatThrownBy(
            () -> Playground.from(Map.of("PLAYGROUND", "yes"), InetAddress.getLoopbackAddress()))
        .hasMessageContaining("PLAYGROUND=yes is not on or off; set PLAYGROUND to off");
  }

  @Test
  void aPageAloneHasNoBareTwin() {
    assertThat(TwinStarts.exists("bare", true)).isTrue();
    assertThat(TwinStarts.exists("bare", false)).isFalse();
    assertThat(TwinStarts.exists("fields", false)).isTrue();
    assertThat(TwinStarts.exists("other", true)).isFalse();
  }

  @Test
  void aTwinStartsOnceWithoutTheFilterOrWithAnotherFormat() throws IOException {
    List<String> started = new ArrayList<>();
    TwinStarts twins =
        new TwinStarts(war(), (path, file) -> started.add(path + " " + Files.readString(file)));
    twins.start("bare");
    twins.start("bare");
    twins.start("fields");

    assertThat(started).hasSize(2);
    assertThat(started.get(0))
        .startsWith("/bare ")
        .contains("validation")
        .doesNotContain("clearfault", "error-page");
    assertThat(started.get(1))
        .startsWith("/fields ")
        .contains("error-page", "<param-name>format</param-name><param-value>fields</param-value>");
  }

  @Test
  void aTwinThatDidNotStartIsStartedAgain() throws IOException {
    List<String> tries = new ArrayList<>();
    TwinStarts twins =
        new TwinStarts(
            war(),
            (path, file) -> {
              tries.add(path);
              throw new IllegalStateException("no");
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> twins.start("bare")).hasMessage("no");
    }
    assertThat(tries).hasSize(2);
  }

  @Test
  void theLogKeepsTheLastHundredInstances() {
    LogLines lines = new LogLines();
    for (int i = 0; i <= 100; i++) {
      lines.publish(new LogRecord(Level.FINE, "400 min instance=" + instance(i) + " door=thrown"));
    }
    lines.publish(new LogRecord(Level.INFO, "no instance"));
    assertThat(lines.of(instance(0))).isNull();
    assertThat(lines.of(instance(1))).contains("400 min").contains("door=thrown");
    assertThat(lines.of(instance(100))).isNotNull();
  }

  private static String instance(int number) {
    return "urn:uuid:00000000-0000-0000-0000-%012d".formatted(number);
  }

  private Path war() throws IOException {
    Path war = folder.resolve("demo.war");
    try (OutputStream file = Files.newOutputStream(war);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
      zip.write(DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
    }
    return war;
  }
}
