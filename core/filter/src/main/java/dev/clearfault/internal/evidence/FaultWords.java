package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.io.EOFException;
import java.time.DateTimeException;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Set;

/** Finds out which kind of fault the exceptions of a parser mean. */
final class FaultWords {
  /** The simple names of the classes for texts that are not well-formed. */
  private static final Set<String> SYNTAX =
      Set.of(
          "MalformedJsonException",
          "JsonParsingException",
          "JsonEncodingException",
          "ParseException");

  private static final List<String> NOTHING = List.of("not enough chars", "Nothing to read");

  private FaultWords() {}

  /** Returns whether the text has ended too early. */
  static boolean isEnd(Throwable thrown, String message) {
    return thrown instanceof EOFException
        || message.contains("token=EOF")
        || message.contains("Unexpected char -1")
        || message.contains("End Of File")
        || NOTHING.stream().anyMatch(message::contains)
        || message.contains("Premature end of file")
        || message.contains("document structures must start and end");
  }

  /** Sets the kind from all that is told. */
  static void kind(Told told, List<Throwable> part) {
    told.isSyntax |= told.isEnd;
    told.namesTheEnd =
        part.stream()
            .map(each -> each.getClass().getSimpleName())
            .anyMatch(n -> n.equals("MalformedJsonException") || n.equals("JsonParsingException"));
    part.forEach(each -> add(told, each));
    if (told.target != null && told.kind == Kind.INVALID_VALUE) {
      boolean isTime = Temporal.class.isAssignableFrom(told.target);
      told.kind = isTime ? Kind.INVALID_FORMAT : Kind.TYPE_MISMATCH;
    }
  }

  private static void add(Told told, Throwable each) {
    String name = each.getClass().getSimpleName();
    boolean isOnlyPlaced = name.equals("JSONException") && told.path == null && told.text == null;
    String message = Causes.message(each);
    boolean isOtherType =
        message.startsWith("Expecting interface") || message.contains("parser state");
    told.isSyntax |= SYNTAX.contains(name) && !isOtherType;
    told.isSyntax |= isOnlyPlaced && told.hasPlace();
    told.isNothing |=
        NOTHING.stream().anyMatch(message::contains) || (told.isVague && told.column == 0);
    if (each instanceof NumberFormatException && told.target == null) {
      told.target = Number.class;
    }
    if (each instanceof DateTimeException) {
      told.kind = Kind.INVALID_FORMAT;
    }
  }
}
