package dev.clearfault.internal.json;

import dev.clearfault.internal.json.JsonFault.Kind;
import java.util.List;
import tools.jackson.core.TokenStreamLocation;

/** Says where in a text reading ended, as an editor counts: lines, and characters, not bytes. */
final class TextPosition {
  private TextPosition() {}

  static JsonFault fault(Kind kind, byte[] json, TokenStreamLocation location) {
    long offset = location == null ? 0 : location.getByteOffset();
    return fault(kind, json, (int) Math.max(0, Math.min(offset, json.length)));
  }

  static JsonFault fault(Kind kind, byte[] json, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      if (json[i] == '\n') {
        line++;
        column = 1;
      } else if ((json[i] & 0xc0) != 0x80) { // Not the rest of a character in UTF-8.
        column++;
      }
    }
    return new JsonFault(kind, List.of(), null, List.of(), 0, line, column);
  }
}
