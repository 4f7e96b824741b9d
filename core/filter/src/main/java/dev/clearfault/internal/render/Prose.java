package dev.clearfault.internal.render;

import java.util.function.Consumer;

/** A sentence of a page, in which backticks surround names and values. */
final class Prose {
  private static final char MARK = '`';

  private Prose() {}

  /** Hands over the parts of a text in their order. A backtick without a second one is text. */
  static void split(String prose, Consumer<String> text, Consumer<String> code) {
    int done = 0;
    while (true) {
      int open = prose.indexOf(MARK, done);
      int close = open < 0 ? -1 : prose.indexOf(MARK, open + 1);
      if (close < 0) {
        text.accept(prose.substring(done));
        return;
      }
      text.accept(prose.substring(done, open));
      code.accept(prose.substring(open + 1, close));
      done = close + 1;
    }
  }
}
