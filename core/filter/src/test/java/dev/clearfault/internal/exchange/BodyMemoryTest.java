package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.evidence.BodyRead;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {
  private static final int LIMIT = 16 * 1024;

  private final Object source = new Object();
  private final BodyMemory memory = new BodyMemory(source);

  private BodyRead read() {
    return memory.read("application/json", -1);
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    memory.add(bytes, 0, bytes.length);
  }

  @Test
  void remembersWhatWasReadAndTheEnd() {
    add("{\"a\":");
    memory.add('1');
    assertThat(read())
        .isEqualTo(new BodyRead(source, "{\"a\":1", false, false, -1, "application/json"));
    memory.add(new byte[0], 0, -1);
    assertThat(read().whole()).isTrue();
    assertThat(read().ended()).isTrue();
  }

  /** Most parsers stop when they have what they want. */
  @Test
  void announcedLengthShowsTheWholeBodyWithoutItsEnd() {
    add("[]");
    assertThat(memory.read(null, 2).whole()).isTrue();
    assertThat(memory.read(null, 2).ended()).isFalse();
    assertThat(memory.read(null, 3).whole()).isFalse();
  }

  @Test
  void remembersOnlyTheBeginning() {
    add("x".repeat(LIMIT - 1));
    add("yz");
    memory.add(-1);
    assertThat(read().text()).hasSize(LIMIT).endsWith("xy");
    assertThat(read().whole()).isFalse();
  }

  @Test
  void skippedPartEndsIt() {
    add("ab");
    memory.skipped(3);
    add("cd");
    memory.add(-1);
    assertThat(read().text()).isEqualTo("ab");
    assertThat(read().whole()).isFalse();
  }

  @Test
  void linesAreJoined() {
    memory.addLine("{");
    memory.addLine("}");
    memory.addLine(null);
    assertThat(read().text()).isEqualTo("{\n}");
    assertThat(read().whole()).isTrue();
  }

  @Test
  void charactersAfterAMarkAreRememberedOnce() {
    memory.mark();
    memory.addChars("ab".toCharArray(), 0, 2);
    memory.reset();
    memory.addChars("abc".toCharArray(), 0, 3);
    assertThat(read().text()).isEqualTo("abc");
  }

  @Test
  void firstUndecodableCharacterHasItsPlace() {
    byte[] latin = "\u00e4b\u00e9c".getBytes(StandardCharsets.ISO_8859_1);
    add("\u00e4");
    memory.add(latin, 1, 3);
    memory.add(-1);
    assertThat(read().undecodable()).isEqualTo(2);
    assertThat(memory.read("text/plain; charset=iso-8859-1", -1).undecodable()).isEqualTo(-1);
  }

  /** A character may be cut where the memory ends. */
  @Test
  void halfACharacterAtTheLimitIsNoFault() {
    add("x".repeat(LIMIT - 1) + "\u00e4");
    assertThat(read().undecodable()).isEqualTo(-1);
  }

  @Test
  void nothingIsRememberedForTheLibraryItself() {
    Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());
    assertThat(exchange.bodyRead()).isNull();
    exchange.readsItself();
    assertThat(exchange.client().memory(source)).isNull();
    assertThat(exchange.bodyRead()).isNull();
  }
}
