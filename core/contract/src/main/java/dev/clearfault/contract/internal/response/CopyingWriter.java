package dev.clearfault.contract.internal.response;

import java.io.PrintWriter;

/** Writes to the container's writer and keeps a copy. */
final class CopyingWriter extends PrintWriter {
  private final PrintWriter inner;
  private final CopyingResponse response;

  /** The first half of a character whose second half comes with the next text; empty if none. */
  private String half = "";

  CopyingWriter(PrintWriter inner, CopyingResponse response) {
    super(inner);
    this.inner = inner;
    this.response = response;
  }

  @Override
  public void write(int c) {
    super.write(c);
    keep(Character.toString((char) c));
  }

  @Override
  public void write(char[] text, int start, int length) {
    super.write(text, start, length);
    keep(new String(text, start, length));
  }

  @Override
  public void write(String text, int start, int length) {
    super.write(text, start, length);
    keep(text.substring(start, start + length));
  }

  /** The method of the superclass goes past {@code write}. */
  @Override
  public void println() {
    write(System.lineSeparator());
  }

  /** That of the superclass does not know what the container's writer has met. */
  @Override
  public boolean checkError() {
    return inner.checkError();
  }

  private void keep(String text) {
    String whole = half + text;
    int end = whole.length();
    if (end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
      end--;
    }
    half = whole.substring(end);
    response.copy().write(whole.substring(0, end));
  }
}
