package dev.clearfault.internal.exchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text that begins with a byte-order mark or with two characters of ASCII, as
 * JSON and XML do. Parsers recognize it in the same way if the client names no charset.
 *
 * @param mark the number of bytes of the byte-order mark, which is no part of the text
 */
record TextEncoding(Charset charset, int mark) {
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  /** Returns whether who takes all bytes for UTF-8 has the same text. */
  boolean isPlain() {
    return mark == 0 && charset.equals(StandardCharsets.UTF_8);
  }

  static TextEncoding of(byte[] bytes, int length) {
    int first = length < 4 ? -1 : (number(bytes, 0) << 16) | number(bytes, 2);
    int pair = length < 2 ? -1 : number(bytes, 0);
    if (length >= 4 && first == 0x0000FEFF) {
      return new TextEncoding(UTF_32BE, 4);
    }
    if (length >= 4 && first == 0xFFFE0000) {
      return new TextEncoding(UTF_32LE, 4);
    }
    if (pair == 0xFEFF || pair == 0xFFFE) {
      return new TextEncoding(
          pair == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 2);
    }
    boolean isMarked = length >= 3 && pair == 0xEFBB && (bytes[2] & 0xFF) == 0xBF;
    return isMarked
        ? new TextEncoding(StandardCharsets.UTF_8, 3)
        : new TextEncoding(length < 4 ? StandardCharsets.UTF_8 : ofZeros(first), 0);
  }

  /** The zeros show where the bytes of a character of ASCII are. */
  private static Charset ofZeros(int first) {
    boolean[] isZero = new boolean[4];
    for (int i = 0; i < 4; i++) {
      isZero[i] = ((first >>> (24 - 8 * i)) & 0xFF) == 0;
    }
    if (isZero[0] && isZero[1] && isZero[2] && !isZero[3]) {
      return UTF_32BE;
    }
    if (!isZero[0] && isZero[1] && isZero[2] && isZero[3]) {
      return UTF_32LE;
    }
    if (isZero[0] && !isZero[1] && isZero[2] && !isZero[3]) {
      return StandardCharsets.UTF_16BE;
    }
    boolean isLittle = !isZero[0] && isZero[1] && !isZero[2] && isZero[3];
    return isLittle ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  private static int number(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
