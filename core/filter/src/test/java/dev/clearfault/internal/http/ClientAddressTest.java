package dev.clearfault.internal.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
  private static final String PROXY = "10.1.2.3";
  private static final String CLIENT = "203.0.113.9";

  private static @Nullable String find(
      String option, @Nullable String peer, Map<String, List<String>> headers) {
    ClientAddress address = ClientAddress.of(Arrays.asList(option.split(", ")));
    return requireNonNull(address).find(peer, name -> headers.getOrDefault(name, List.of()));
  }

  private static @Nullable String behindProxy(String... forwardedFor) {
    return find("10.0.0.0/8, ::1", PROXY, Map.of("X-Forwarded-For", List.of(forwardedFor)));
  }

  private static @Nullable String byStandard(String... forwarded) {
    return find(
        "forwarded, 10.0.0.0/8, 2001:db8::/32", PROXY, Map.of("Forwarded", List.of(forwarded)));
  }

  @Test
  void withoutTheOptionNobodyLooks() {
    assertThat(ClientAddress.of(List.of())).isNull();
  }

  @Test
  void aHeaderOfAnybodyDoesNotCount() {
    Map<String, List<String>> spoofed =
        Map.of("X-Forwarded-For", List.of("1.1.1.1"), "Forwarded", List.of("for=1.1.1.1"));
    assertThat(find("peer", CLIENT, spoofed)).isEqualTo(CLIENT);
    assertThat(find("10.0.0.0/8", CLIENT, spoofed)).isEqualTo(CLIENT);
    assertThat(find("forwarded, 10.0.0.0/8", CLIENT, spoofed)).isEqualTo(CLIENT);
  }

  @Test
  void onlyTheHeaderThatTheProxiesWriteCounts() {
    Map<String, List<String>> both =
        Map.of("X-Forwarded-For", List.of(CLIENT), "Forwarded", List.of("for=1.1.1.1"));
    assertThat(find("10.0.0.0/8", PROXY, both)).isEqualTo(CLIENT);
    assertThat(find("forwarded, 10.0.0.0/8", PROXY, both)).isEqualTo("1.1.1.1");
  }

  @Test
  void theLastAddressThatIsNoProxysIsTheClients() {
    assertThat(behindProxy(CLIENT)).isEqualTo(CLIENT);
    assertThat(behindProxy("1.1.1.1, 203.0.113.9, 10.9.9.9")).isEqualTo(CLIENT);
    assertThat(behindProxy("1.1.1.1", "203.0.113.9", "10.9.9.9")).isEqualTo(CLIENT);
    assertThat(behindProxy("nonsense\", 203.0.113.9")).isEqualTo(CLIENT);
    assertThat(behindProxy("10.7.7.7, 10.8.8.8")).isEqualTo("10.7.7.7");
  }

  @Test
  void aRequestOfTheProxyItselfHasItsAddress() {
    assertThat(find("10.0.0.0/8", PROXY, Map.of())).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9:4711|203.0.113.9",
        "2001:db8::7|2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]|2001:db8:0:0:0:0:0:7",
        "[2001:db8::7]:443|2001:db8:0:0:0:0:0:7",
        "::ffff:203.0.113.9|203.0.113.9",
        "::1, 203.0.113.9|203.0.113.9",
        "203.0.113.9, ::1|203.0.113.9"
      })
  void portsAndBothKindsOfAddressesAreRead(String header, String client) {
    assertThat(behindProxy(header)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "",
        "localhost",
        "evil.example",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "010.1.1.1",
        "1.2.3.4:port",
        "1.2.3.4:",
        "[::1",
        "::1]",
        "[]",
        "[]:80",
        "::g",
        ":::",
        "1::2::3",
        "fe80::1%eth0",
        "1.2.3.4 5.6.7.8",
        "1.2.3.4\r\nclient=5.6.7.8",
        "٣.1.1.1",
        "0x7f.1.1.1",
        "::ffff:1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18",
        "1.2.3.4,"
      })
  void aHopThatIsNoAddressIsUnknown(String hop) {
    assertThat(behindProxy("203.0.113.9, " + hop)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "for=203.0.113.9|203.0.113.9",
        "For=203.0.113.9;proto=https;by=10.1.2.3|203.0.113.9",
        "by=x;for = \"203.0.113.9:4711\"|203.0.113.9",
        "for=\"[2003::7]:443\"|2003:0:0:0:0:0:0:7",
        "for=1.1.1.1, for=203.0.113.9, for=10.9.9.9|203.0.113.9",
        "for=203.0.113.9, for=\"[2001:db8::5]\"|203.0.113.9",
        "ext=\"a,b;for=1.1.1.1\";for=203.0.113.9|203.0.113.9",
        "for=\"203.0.113.\\9\"|203.0.113.9",
        "for=\"1.1.1.1\"x, for=203.0.113.9|203.0.113.9"
      })
  void theStandardHeaderIsReadWithItsQuotationMarks(String header, String client) {
    assertThat(byStandard(header)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=unknown",
        "for=_hidden",
        "for=\"_gazonk\"",
        "proto=https",
        "for=",
        "for=\"",
        "for",
        "for=\"203.0.113.9",
        "for=203.0.113.9;for=1.1.1.1",
        "for=\"203.0.113.9\\",
        "for=203.0.113.9,"
      })
  void anObfuscatedOrBrokenElementIsUnknown(String element) {
    assertThat(byStandard("for=1.1.1.1, " + element)).isNull();
  }

  @Test
  void anOpenQuotationMarkHidesNothingInTheNextHeader() {
    assertThat(byStandard("for=\"", "for=203.0.113.9")).isEqualTo(CLIENT);
  }

  /** The proxy adds the second part to what the client has sent. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=9.9.9.9;by=\"",
        "for=9.9.9.9;by=\"x",
        "for=9.9.9.9;by=\"\\",
        "for=9.9.9.9;ext=\\\"",
        "for=9.9.9.9;ext=x\"",
        "for=9.9.9.9;\"",
        "for=9.9.9.9;by=\"x\"\"",
        "\", for=9.9.9.9;by=\"\""
      })
  void aClientCannotHideWhatTheProxyAdds(String sent) {
    for (String added : List.of("for=203.0.113.9", "for=\"[2003::7]:443\";by=\"10.1.2.3:80\"")) {
      assertThat(byStandard(sent + ", " + added)).isNull();
      assertThat(byStandard(sent + "," + added)).isNull();
    }
    assertThat(byStandard(sent, "for=203.0.113.9")).isEqualTo(CLIENT);
  }

  @Test
  void anUnusualPeerIsUnknownOrWithoutItsInterface() {
    assertThat(find("peer", null, Map.of())).isNull();
    assertThat(find("peer", "unix:/run/shop", Map.of())).isNull();
    assertThat(find("peer", "fe80::1%eth0", Map.of())).isEqualTo("fe80:0:0:0:0:0:0:1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.0.0.128/25, 10.0.0.127, false",
    "10.0.0.128/25, 10.0.0.255, true",
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.1, 127.0.0.2, false",
    "fd00::/8, fdff::1, true",
    "::1, 127.0.0.1, false"
  })
  void aNetworkHasTheAddressesWithItsBits(String network, String peer, boolean trusted) {
    Map<String, List<String>> headers = Map.of("X-Forwarded-For", List.of(CLIENT));
    assertThat(CLIENT.equals(find(network, peer, headers))).isEqualTo(trusted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/x", "::/129", "10/8"})
  void theseAreNoNetworks(String word) {
    assertThat(ClientAddress.isWord(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forwarded", "peer, 10.0.0.0/8", "peer, forwarded"})
  void wordsThatDoNotFitTogetherAreRefused(String option) {
    assertThatThrownBy(() -> find(option, CLIENT, Map.of()))
        .hasMessage(
            "clientAddress is '"
                + option
                + "': write peer alone, or the addresses and networks of your proxies");
  }
}
