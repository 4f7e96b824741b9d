package dev.clearfault.gateway.internal.proxy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the statements between the marks of a file, as lists of words: without quotes and comments,
 * and with the words of the sections around them.
 */
final class Statements {
  private static final Pattern MARK =
      Pattern.compile("\\s*#\\s*(" + MarkedText.BEGIN + "|" + MarkedText.END + ")(.*)");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmg]?)");

  private final boolean nested;
  private final boolean escapes;
  private final List<List<String>> all = new ArrayList<>();
  private final Deque<List<String>> sections = new ArrayDeque<>();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private Statements(Kind kind) {
    nested = kind == Kind.NGINX;
    escapes = kind == Kind.NGINX;
  }

  /**
   * Returns the statements by their kind, in their order.
   *
   * @throws IllegalArgumentException if a mark has no end
   */
  static Map<String, List<List<String>>> of(String text, Arguments asked) {
    Map<String, List<List<String>>> found = new LinkedHashMap<>();
    StringBuilder block = new StringBuilder();
    String kind = "";
    for (String line : text.lines().toList()) {
      Matcher mark = MARK.matcher(line);
      if (!mark.matches()) {
        block.append(kind.isEmpty() ? "" : line + "\n");
        continue;
      }
      String[] named = mark.group(2).strip().split("\\s+", -1);
      if (!kind.isEmpty()) {
        Statements statements = new Statements(asked.kind());
        statements.read(block.toString(), kind.equals("limit"));
        found.computeIfAbsent(kind, each -> new ArrayList<>()).addAll(statements.all);
      }
      boolean begins = mark.group(1).equals(MarkedText.BEGIN);
      boolean ours = begins && named.length == 2 && named[1].equals(asked.name());
      kind = ours ? named[0] : "";
      block.setLength(0);
    }
    if (!kind.isEmpty()) {
      throw new IllegalArgumentException(
          "--check: the block '"
              + kind
              + " "
              + asked.name()
              + "' has no end: write # "
              + MarkedText.END
              + " after it");
    }
    return found;
  }

  private void read(String text, boolean sizes) {
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = quoted(text, i);
        inWord = true;
      } else if (c == '\\' && i + 1 < text.length() && !escapes) {
        word.append(c).append(text.charAt(++i));
        inWord = true;
      } else if (c == '#' && !inWord) {
        i = text.indexOf('\n', i) - 1;
      } else if (Character.isWhitespace(c) || (nested && "{};".indexOf(c) >= 0)) {
        endWord(inWord);
        inWord = false;
        end(c, sizes);
      } else {
        word.append(c);
        inWord = true;
      }
    }
  }

  /** Adds what stands between quotes; returns the index of the last one. */
  private int quoted(String text, int start) {
    char quote = text.charAt(start);
    int i = start + 1;
    for (; i < text.length() && text.charAt(i) != quote; i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : quote;
      // The proxies keep a backslash before other characters.
      boolean escape = text.charAt(i) == '\\' && (next == '\\' || next == quote) && escapes;
      i += escape ? 1 : 0;
      word.append(text.charAt(i));
    }
    return i;
  }

  private void endWord(boolean inWord) {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private void end(char c, boolean sizes) {
    if (nested && c == '{') {
      sections.addLast(List.copyOf(words));
      words.clear();
    } else if (nested && c == '}') {
      sections.pollLast();
    } else if (c == (nested ? ';' : '\n') && !words.isEmpty() && !isCondition()) {
      List<String> statement = new ArrayList<>();
      sections.forEach(statement::addAll);
      words.forEach(each -> statement.add(sizes ? bytes(each) : each));
      all.add(List.copyOf(statement));
      words.clear();
    }
  }

  /** A condition of httpd belongs to the next rule. */
  private boolean isCondition() {
    int last = words.lastIndexOf("RewriteCond");
    return !nested && last >= 0 && words.subList(last, words.size()).indexOf("RewriteRule") < 0;
  }

  /** Sizes may be written with other units. */
  private static String bytes(String word) {
    Matcher size = SIZE.matcher(word.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      return word;
    }
    long number = Long.parseLong(size.group(1));
    return Long.toString(
        number << (10 * ("kmg".indexOf(size.group(2).isEmpty() ? "-" : size.group(2)) + 1)));
  }
}
