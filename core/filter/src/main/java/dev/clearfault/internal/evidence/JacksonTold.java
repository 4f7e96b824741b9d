package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.evidence.BodyFault.Kind;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the exceptions of Jackson 2 and 3 tell: they know their parser, which knows what it
 * has read.
 */
final class JacksonTold {
  private static final String ACCEPTED = " Enum class: [";
  private static final String UNRECOGNIZED = "Unrecognized token '";
  private static final int MAX_DELEGATES = 4;

  private JacksonTold() {}

  static boolean made(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.startsWith("com.fasterxml.jackson.") || name.startsWith("tools.jackson.");
  }

  /**
   * Reads the facts.
   *
   * @param part the exceptions from the outermost one of Jackson on
   * @return null if it is certain that the input is not to blame
   */
  static @Nullable Told of(List<Throwable> part) {
    Told told = new Told();
    for (Throwable each : part) {
      if (!made(each)) {
        break;
      }
      Object processor = Getters.get(each, "getProcessor", "processor");
      if (isNamed(each, "InvalidDefinitionException") || isGenerator(processor)) {
        return null;
      }
      told.source = told.source == null ? source(processor, each) : told.source;
      told.isOtherFormat |=
          processor != null && processor.getClass().getName().contains(".dataformat.");
      if (told.path == null) {
        told.path = path(each);
      }
      place(told, each);
      kind(told, each);
    }
    if (told.path == null) {
      told.path = List.of();
    }
    return told;
  }

  private static boolean isGenerator(@Nullable Object processor) {
    for (Class<?> type = processor == null ? null : processor.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (type.getSimpleName().equals("JsonGenerator")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(Throwable thrown, String simpleName) {
    for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().endsWith("." + simpleName)) {
        return true;
      }
    }
    return false;
  }

  /** By default the location does not show the source, but the parser has it. */
  private static @Nullable Object source(@Nullable Object processor, Throwable thrown) {
    Object parser = processor;
    for (int i = 0; i < MAX_DELEGATES && parser != null; i++) {
      Object context = Getters.field(parser, "_ioContext");
      Object reference = Getters.get(context, "contentReference");
      Object source =
          reference == null
              ? Getters.get(context, "getSourceReference")
              : Getters.get(reference, "getRawContent");
      if (source != null) {
        return source;
      }
      parser = Getters.get(parser, "delegate");
    }
    Object location = Getters.get(thrown, "getLocation");
    return Getters.get(Getters.get(location, "contentReference"), "getRawContent");
  }

  private static @Nullable List<Object> path(Throwable thrown) {
    if (!(Getters.get(thrown, "getPath") instanceof List<?> references) || references.isEmpty()) {
      return null;
    }
    List<Object> path = new ArrayList<>();
    for (Object reference : references) {
      Object name = Getters.get(reference, "getFieldName", "getPropertyName");
      long index = Getters.number(reference, "getIndex");
      if (name instanceof String text) {
        path.add(text);
      } else if (index >= 0) {
        path.add((int) index);
      }
    }
    return path;
  }

  private static void place(Told told, Throwable thrown) {
    Object location = Getters.get(thrown, "getLocation");
    long line = Getters.number(location, "getLineNr");
    if (line > 0) {
      told.line = (int) line;
      told.column = (int) Getters.number(location, "getColumnNr");
    }
  }

  /** The innermost exception of Jackson knows best. */
  private static void kind(Told told, Throwable thrown) {
    String message = Causes.message(thrown);
    told.isSyntax = false;
    told.isDuplicate = message.startsWith("Duplicate ");
    told.isEnd |= isNamed(thrown, "JsonEOFException");
    told.isEnd |= isNamed(thrown, "UnexpectedEndOfInputException");
    if (isNamed(thrown, "StreamConstraintsException")) {
      told.kind = Kind.INVALID_VALUE;
    } else if (isNamed(thrown, "InputCoercionException")) {
      told.kind = Kind.OUT_OF_RANGE;
      told.target = target(message);
      told.text = MessageTold.text(message);
    } else if (isNamed(thrown, "StreamReadException") || isNamed(thrown, "JsonParseException")) {
      told.isSyntax = true;
      told.unexpected =
          message.startsWith(UNRECOGNIZED)
              ? message.charAt(UNRECOGNIZED.length())
              : MessageTold.unexpected(message);
    } else if (isNamed(thrown, "PropertyBindingException")) {
      told.kind = Kind.UNKNOWN_PROPERTY;
    } else if (isNamed(thrown, "MismatchedInputException")) {
      mismatch(told, thrown, message);
    }
  }

  private static void mismatch(Told told, Throwable thrown, String message) {
    told.target = Getters.get(thrown, "getTargetType") instanceof Class<?> type ? type : null;
    if (message.startsWith("No content to map")) {
      told.kind = Kind.EMPTY;
      told.isEnd = true;
    } else if (message.startsWith("Trailing token")) {
      told.isSyntax = true;
    } else if (isNamed(thrown, "InvalidNullException")
        || message.startsWith("Missing ")
        || message.startsWith("Null value for creator")
        || message.startsWith("Cannot map `null`")) {
      told.kind = Kind.MISSING;
    } else if (isNamed(thrown, "ValueInstantiationException")) {
      told.kind = Kind.INVALID_VALUE;
    } else if (told.target != null && told.target.isEnum() && message.contains(ACCEPTED)) {
      told.kind = Kind.INVALID_ENUM;
      told.allowed = accepted(told.target, message);
    } else if (message.contains("out of range") || message.contains("overflow")) {
      told.kind = Kind.OUT_OF_RANGE;
    } else if (isNamed(thrown, "InvalidFormatException") && isText(told.target)) {
      told.kind = Kind.INVALID_FORMAT;
    } else {
      told.kind = Kind.TYPE_MISMATCH;
    }
    Object value = Getters.get(thrown, "getValue");
    told.text = value instanceof String || value instanceof Number ? value.toString() : null;
    Object token = Getters.get(thrown, "getCurrentToken");
    told.token = token == null ? MessageTold.token(message) : MessageTold.token("but was " + token);
  }

  /** A text of the client may look like the list. So the enum says which texts are accepted. */
  private static List<String> accepted(Class<?> target, String message) {
    List<String> names = Enums.names(target).stream().sorted().toList();
    int start = message.lastIndexOf(ACCEPTED) + ACCEPTED.length();
    int end = message.indexOf(']', start);
    String list = end < 0 ? "" : message.substring(start, end);
    // Other texts than the names are the application's choice.
    return Arrays.stream(list.split(", ")).sorted().toList().equals(names) ? names : List.of();
  }

  private static boolean isText(@Nullable Class<?> type) {
    return type != null
        && (Temporal.class.isAssignableFrom(type)
            || (type.getName().startsWith("java.")
                && !Number.class.isAssignableFrom(type)
                && type != Boolean.class));
  }

  /** The exception about a number that is too large has its class only in the message. */
  private static @Nullable Class<?> target(String message) {
    return message.toLowerCase(Locale.ROOT).contains("int") ? Integer.class : Long.class;
  }
}
