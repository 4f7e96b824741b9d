package dev.clearfault.internal.exchange;

import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.internal.http.MediaType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a body, or of a part of a form, as the application has read it. After a failure
 * it shows whether a parser has failed because of this body.
 *
 * <p>It holds no more than it was given, and at most 16 KiB. One thread reads a body at a time.
 */
final class BodyMemory {
  static final int LIMIT = 16 * 1024;
  private static final byte[] NOTHING = {};

  /** The stream or the reader that the application has. */
  private Object source;

  /** How many bytes or characters are remembered. */
  private int limit;

  private byte[] bytes = NOTHING;
  private final StringBuilder chars = new StringBuilder(0);

  /** How many bytes or characters were read, those included that are not remembered. */
  private long total;

  private long marked;
  private boolean ended;

  /** Whether something was left out, so that what follows has another place. */
  private boolean broken;

  /** The end of a line is remembered only with the next line: the body may end without one. */
  private boolean lineEnded;

  BodyMemory(Object source) {
    this(source, LIMIT);
  }

  BodyMemory(Object source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  /** Remembers nothing more; returns how much memory it holds. */
  int stop() {
    limit = (int) Math.min(limit, total);
    return bytes.length;
  }

  /** Returns whether it has all that was read, or as much as can be remembered of any body. */
  boolean isUsable() {
    return limit == LIMIT || total <= limit;
  }

  /** A later dispatch has a stream of its own that goes on with the body. */
  BodyMemory of(Object reading) {
    source = reading;
    return this;
  }

  /** Remembers one byte; a negative number is the end. */
  void add(int read) {
    ended |= read < 0;
    if (read >= 0) {
      add(new byte[] {(byte) read}, 0, 1);
    }
  }

  /** Remembers bytes; a negative number of them is the end. */
  void add(byte[] read, int offset, int count) {
    ended |= count < 0;
    if (count > 0) {
      int kept = kept(count);
      if (kept > 0) {
        int length = (int) total;
        if (length + kept > bytes.length) {
          int more = Math.min(limit, Math.max(length + kept, 2 * length));
          bytes = Arrays.copyOf(bytes, more);
        }
        System.arraycopy(read, offset, bytes, length, kept);
      }
      total += count;
    }
  }

  /** Remembers one character; a negative number is the end. */
  void addChar(int read) {
    addChars(new char[] {(char) read}, 0, read < 0 ? -1 : 1);
  }

  /** Remembers characters; a negative number of them is the end. */
  void addChars(char[] read, int offset, int count) {
    ended |= count < 0;
    if (count > 0) {
      endLine();
      chars.append(read, offset, kept(count));
      total += count;
    }
  }

  /** Remembers a line without its end; null is the end of the body. */
  void addLine(@Nullable String line) {
    ended |= line == null;
    if (line != null) {
      endLine();
      chars.append(line, 0, kept(line.length()));
      total += line.length();
      lineEnded = true;
    }
  }

  private void endLine() {
    if (lineEnded) {
      lineEnded = false;
      chars.append("\n", 0, kept(1));
      total++;
    }
  }

  private int kept(long count) {
    return broken ? 0 : (int) Math.max(0, Math.min(count, limit - total));
  }

  void skipped(long count) {
    broken |= count > 0;
  }

  void mark() {
    marked = total;
  }

  /** What was read since the mark will be read again. */
  void reset() {
    total = marked;
    chars.setLength((int) Math.min(chars.length(), total));
    ended = false;
    lineEnded = false;
  }

  /**
   * Returns what was read.
   *
   * @param announced the length of the body in bytes; negative if it is not known
   */
  BodyRead read(@Nullable String type, long announced) {
    boolean fits = !broken && total <= limit;
    if (bytes.length == 0) {
      boolean isRead = ended || announced == 0;
      return new BodyRead(source, chars.toString(), fits && isRead, ended, -1, type, beyond());
    }
    ByteBuffer encoded = ByteBuffer.wrap(bytes, 0, (int) Math.min(total, bytes.length));
    TextEncoding found = TextEncoding.of(bytes, encoded.limit());
    Charset charset = type == null ? null : MediaType.of(type).charsetOr(found.charset());
    CharsetDecoder decoder = (charset == null ? found.charset() : charset).newDecoder();
    // UTF-16 without an order finds the mark by itself, and needs it.
    encoded.position(decoder.charset().equals(found.charset()) ? found.mark() : 0);
    boolean whole = fits && (ended || total == announced);
    CharBuffer text = CharBuffer.allocate(1 + (int) (encoded.limit() * decoder.maxCharsPerByte()));
    boolean failed = decoder.decode(encoded, text, whole).isError();
    int undecodable = failed ? text.position() : -1;
    decoder.onMalformedInput(CodingErrorAction.REPLACE);
    decoder.onUnmappableCharacter(CodingErrorAction.REPLACE);
    if (failed) {
      decoder.decode(encoded, text, whole);
    }
    BodyRead read =
        new BodyRead(source, text.flip().toString(), whole, ended, undecodable, type, beyond());
    boolean isFound = decoder.charset().equals(found.charset()) && !found.isPlain();
    return isFound
        ? read.withPlain(new String(bytes, 0, encoded.limit(), StandardCharsets.UTF_8))
        : read;
  }

  private long beyond() {
    return broken || total < limit ? -1 : total - limit;
  }
}
