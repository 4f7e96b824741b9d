package dev.clearfault.internal.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address of a client. A header that names it counts only if trusted proxies have passed
 * it on, because everybody can send one: from the right, the first address that is not a trusted
 * proxy's is the client's. No name is ever looked up. Immutable.
 */
public final class ClientAddress {
  private static final String PEER = "peer";

  /** In place of a network: the proxies write the header of RFC 7239. */
  private static final String FORWARDED = "forwarded";

  private final List<Network> trusted;
  private final boolean standard;

  private ClientAddress(List<Network> trusted, boolean standard) {
    this.trusted = trusted;
    this.standard = standard;
  }

  /**
   * Reads the option.
   *
   * @param words {@code peer}, or addresses and networks of proxies, and perhaps {@code forwarded}
   * @return null for an empty list, which is for no address
   * @throws IllegalArgumentException if the words do not fit together; the message says what to
   *     write
   */
  public static @Nullable ClientAddress of(List<String> words) {
    if (words.isEmpty()) {
      return null;
    }
    boolean peer = words.contains(PEER);
    if (peer ? words.size() > 1 : words.stream().allMatch(FORWARDED::equals)) {
      throw new IllegalArgumentException(
          "clientAddress is '"
              + String.join(", ", words)
              + "': write peer alone, or the addresses and networks of your proxies");
    }
    List<Network> trusted = new ArrayList<>();
    for (String word : words) {
      if (!word.equals(PEER) && !word.equals(FORWARDED)) {
        trusted.add(Network.of(word));
      }
    }
    return new ClientAddress(List.copyOf(trusted), words.contains(FORWARDED));
  }

  /** Returns whether the option takes the word. */
  public static boolean isWord(String word) {
    return word.equals(PEER) || word.equals(FORWARDED) || Network.isNetwork(word);
  }

  /**
   * Returns the address; null if it is unknown.
   *
   * @param peer the address of the connection
   * @param headers returns all values of a header
   */
  public @Nullable String find(@Nullable String peer, Function<String, List<String>> headers) {
    InetAddress address = peer == null ? null : IpAddress.ofPeer(peer);
    if (address == null || !isTrusted(address)) {
      return text(address);
    }
    List<String> values = headers.apply(standard ? "Forwarded" : "X-Forwarded-For");
    if (values.isEmpty()) {
      return text(address); // A request of the proxy itself, such as a health check.
    }
    List<@Nullable String> hops = Hops.in(values, standard);
    for (int i = hops.size() - 1; i >= 0 && address != null && isTrusted(address); i--) {
      String hop = hops.get(i);
      address = hop == null ? null : IpAddress.ofHop(hop);
    }
    return text(address);
  }

  /** Returns whether a connection comes from a trusted proxy. */
  public boolean trusts(String peer) {
    InetAddress address = IpAddress.ofPeer(peer);
    return address != null && isTrusted(address);
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static @Nullable String text(@Nullable InetAddress address) {
    return address == null ? null : address.getHostAddress();
  }

  /** The addresses whose first bits are the same. */
  private record Network(InetAddress address, int bits) {
    static Network of(String text) {
      int slash = text.indexOf('/');
      InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
      if (address == null) {
        throw new IllegalArgumentException(text);
      }
      int all = address.getAddress().length * 8;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 1 || bits > all) { // Without any bit it would be the network of all clients.
        throw new IllegalArgumentException(text);
      }
      return new Network(address, bits);
    }

    static boolean isNetwork(String text) {
      try {
        of(text);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] its = other.getAddress();
      if (mine.length != its.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
