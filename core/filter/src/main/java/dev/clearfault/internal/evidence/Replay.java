package dev.clearfault.internal.evidence;

import dev.clearfault.internal.classify.Causes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversion of the JDK once more, to see whether a text makes it throw the same exception.
 * A method of {@link JdkConversions} has no effect but its result.
 */
final class Replay {
  /** A character that no conversion knows. */
  private static final String NONSENSE = "\uFFFD";

  /** They tell at most the first character that they do not take. */
  private static final Set<String> ONE_CHARACTER =
      Set.of("java.math.BigDecimal", "java.util.Base64$Decoder");

  /** How two exceptions compare. */
  enum Likeness {
    /** Another exception. */
    NONE,
    /** They only quote the same text. */
    QUOTED,
    /** The same one, by another method of the same name. */
    SAME_NAME,
    /** The same one, by the same method. */
    SAME
  }

  private final Throwable thrown;
  private final StackTraceElement[] frames;
  private final int entry;
  private final List<Function<@Nullable String, @Nullable Throwable>> ways;
  private final Budget budget;

  /**
   * Creates a replay.
   *
   * @param entry the index of the frame of the method to call
   * @param budget how often conversions may be repeated
   */
  Replay(Throwable thrown, StackTraceElement[] frames, int entry, Budget budget) {
    this.thrown = thrown;
    this.frames = frames;
    this.entry = entry;
    this.budget = budget;
    ways = ways(frames[entry]);
  }

  /** Returns whether the conversion can be repeated at all. */
  boolean isPossible() {
    return !ways.isEmpty();
  }

  /** Returns whether the text makes the conversion throw the same exception. */
  Likeness of(@Nullable String text) {
    Likeness most = Likeness.NONE;
    if ((text == null || text.length() <= TextForms.MAX_LENGTH) && budget.hasReplay()) {
      for (Function<@Nullable String, @Nullable Throwable> way : ways) {
        Likeness each = likeness(way.apply(text));
        most = each.compareTo(most) > 0 ? each : most;
      }
    }
    return most;
  }

  /** Returns whether the conversion takes the text. */
  boolean accepts(String text) {
    if (text.length() > TextForms.MAX_LENGTH || !budget.hasReplay()) {
      return false;
    }
    return ways.stream().anyMatch(way -> way.apply(text) == null);
  }

  /**
   * Returns whether the exception tells more of the text than one character: a text of the same
   * kind with other characters does not make the conversion throw the same exception.
   */
  boolean tells(String text) {
    if (ONE_CHARACTER.contains(frames[entry].getClassName())) {
      return false;
    }
    StringBuilder other = new StringBuilder();
    text.chars().forEach(c -> other.append((char) otherOfItsKind(c)));
    return of(text.isEmpty() ? NONSENSE : other.toString()) == Likeness.NONE;
  }

  private static int otherOfItsKind(int c) {
    if (c >= '0' && c <= '9') {
      return '0' + (c - '0' + 1) % 10;
    }
    if (Character.isLetter(c)) {
      return c == 'z' || c == 'Z' ? 'q' : c + 1;
    }
    return c == '-' ? '+' : c == '+' ? '-' : c == '*' ? '!' : '*';
  }

  private Likeness likeness(@Nullable Throwable other) {
    if (other == null
        || other.getClass() != thrown.getClass()
        || !Objects.equals(Causes.message(other), Causes.message(thrown))
        || !Objects.equals(Quotes.told(other), Quotes.told(thrown))) {
      return Likeness.NONE;
    }
    StackTraceElement[] others = Causes.frames(other);
    for (int i = 0; i <= entry; i++) {
      boolean isEqual =
          i < others.length
              && (i == entry ? hasSameMethod(others[i], frames[i]) : others[i].equals(frames[i]));
      if (!isEqual) {
        return Likeness.NONE;
      }
    }
    boolean isWhole = others[entry].equals(frames[entry]) && isCaller(others, entry + 1);
    return isWhole ? Likeness.SAME : Likeness.SAME_NAME;
  }

  private static boolean hasSameMethod(StackTraceElement one, StackTraceElement other) {
    return one.getClassName().equals(other.getClassName())
        && one.getMethodName().equals(other.getMethodName());
  }

  /** Returns whether the conversion was called from here, and not from another of its name. */
  private static boolean isCaller(StackTraceElement[] frames, int index) {
    return index < frames.length
        && Stream.of("jdk.internal.reflect.", "java.lang.reflect.", "java.lang.invoke.")
            .anyMatch(frames[index].getClassName()::startsWith);
  }

  private static List<Function<@Nullable String, @Nullable Throwable>> ways(
      StackTraceElement frame) {
    try {
      Class<?> type = Class.forName(frame.getClassName());
      String name = frame.getMethodName();
      Stream<? extends Executable> methods =
          name.equals("<init>")
              ? Arrays.stream(type.getConstructors())
              : Arrays.stream(type.getMethods()).filter(m -> m.getName().equals(name));
      return methods
          .filter(Replay::takesText)
          .flatMap(method -> receivers(method).map(on -> way(method, on)))
          .toList();
    } catch (ClassNotFoundException | LinkageError missingModule) {
      return List.of();
    }
  }

  private static boolean takesText(Executable method) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == 1 && (types[0] == String.class || types[0] == CharSequence.class);
  }

  /** Returns the objects to call the method on; one that is not used if it needs none. */
  private static Stream<Object> receivers(Executable method) {
    if (method instanceof Constructor || Modifier.isStatic(method.getModifiers())) {
      return Stream.of("");
    }
    return switch (method.getDeclaringClass().getName()) {
      case "java.util.Base64$Decoder" ->
          Stream.of(Base64.getDecoder(), Base64.getUrlDecoder(), Base64.getMimeDecoder());
      case "java.util.Locale$Builder" -> Stream.of(new Locale.Builder());
      case "java.time.format.DateTimeFormatter" -> Stream.of(DateTimeFormatter.ISO_DATE);
      case "java.text.DateFormat" -> Stream.of(new SimpleDateFormat("yyyy-MM-dd", Locale.ROOT));
      case "java.text.NumberFormat" -> Stream.of(NumberFormat.getInstance(Locale.ROOT));
      default -> Stream.empty();
    };
  }

  private static Function<@Nullable String, @Nullable Throwable> way(Executable method, Object on) {
    return text -> {
      try {
        if (method instanceof Constructor<?> constructor) {
          constructor.newInstance(text);
        } else {
          ((Method) method).invoke(on, text);
        }
        return null;
      } catch (InvocationTargetException e) {
        return e.getTargetException();
      } catch (ReflectiveOperationException | RuntimeException unusable) {
        return unusable; // It has other frames than the failure.
      }
    };
  }
}
