package dev.clearfault.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads addresses that are written as numbers. */
final class IpAddress {
  private static final int LONGEST = 45;

  private IpAddress() {}

  /** Returns the address of a connection; IPv6 may have the name of an interface (RFC 4007). */
  static @Nullable InetAddress ofPeer(String text) {
    int zone = text.indexOf('%');
    return parse(zone < 0 ? text : text.substring(0, zone));
  }

  /** Returns the address of a hop, which may have a port, and of IPv6 brackets. */
  static @Nullable InetAddress ofHop(String hop) {
    int bracket = hop.indexOf(']');
    if (hop.startsWith("[") && bracket > 0) {
      String port = hop.substring(bracket + 1);
      return port.isEmpty() || isPort(port) ? parse(hop.substring(1, bracket)) : null;
    }
    int colon = hop.indexOf(':');
    boolean port = colon >= 0 && colon == hop.lastIndexOf(':') && isPort(hop.substring(colon));
    return parse(port ? hop.substring(0, colon) : hop);
  }

  private static boolean isPort(String text) {
    return text.matches(":\\d{1,5}");
  }

  /** Returns the address; null if the text is none. */
  static @Nullable InetAddress parse(String text) {
    try {
      if (text.length() > LONGEST || !text.matches("[0-9a-fA-F:.]+")) {
        return null;
      }
      if (text.indexOf(':') < 0) {
        byte[] bytes = ofFourNumbers(text);
        return bytes == null ? null : InetAddress.getByAddress(bytes);
      }
      // With brackets the JDK never takes it for a name.
      return InetAddress.getAllByName("[" + text + "]")[0];
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** The JDK would also read "1.2" and octal numbers. */
  private static byte @Nullable [] ofFourNumbers(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4 && parts.length == 4; i++) {
      if (!parts[i].matches("0|[1-9]\\d{0,2}") || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return parts.length == 4 ? bytes : null;
  }
}
