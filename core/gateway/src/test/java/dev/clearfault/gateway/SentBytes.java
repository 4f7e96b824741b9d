package dev.clearfault.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The body of a request as its head frames it. */
final class SentBytes extends InputStream {
  private final InputStream in;
  private final boolean isChunked;
  private long left;
  private boolean ended;

  SentBytes(InputStream in, String head) {
    this.in = in;
    String lower = head.toLowerCase(Locale.ROOT);
    isChunked = lower.contains("\r\ntransfer-encoding: chunked");
    left =
        lower
            .lines()
            .filter(line -> line.startsWith("content-length:"))
            .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && isChunked && !ended) {
      left = Long.parseLong(RecordingService.upTo("\r\n", in).strip(), 16);
      if (left == 0) {
        ended = true;
        RecordingService.upTo("\r\n", in);
      }
    }
    if (left == 0) {
      return -1;
    }
    int count = in.read(bytes, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new IOException("the body has broken off");
    }
    left -= count;
    if (left == 0 && isChunked) {
      RecordingService.upTo("\r\n", in);
    }
    return count;
  }
}
