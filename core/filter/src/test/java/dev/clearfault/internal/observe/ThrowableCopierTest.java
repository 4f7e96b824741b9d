package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThrowableCopierTest {

  @Test
  void harmlessThrowableIsHandedOverItself() {
    Exception thrown = new IllegalStateException("outer", new IllegalArgumentException("Größe"));
    thrown.addSuppressed(new IllegalStateException());
    assertThat(ThrowableCopier.printable(thrown)).isSameAs(thrown);
  }

  @Test
  void standInPrintsAsTheOriginalWouldButForTheMessage() {
    Exception cause = new NumberFormatException("For input string: \"1\n2\"");
    cause.addSuppressed(new IllegalStateException("suppressed\r"));
    Exception thrown = new IllegalStateException(null, cause);
    assertThat(printed(ThrowableCopier.printable(thrown)))
        .isEqualTo(
            printed(thrown)
                .replace("\"1\n2\"", "\"1\\u000a2\"")
                .replace("suppressed\r", "suppressed\\u000d"));
  }

  @Test
  void lineBreakAnywhereInTheTreeIsFound() {
    Exception cause = new IllegalStateException("b");
    cause.addSuppressed(new IllegalStateException("c", new Exception("d\nFORGED")));
    Exception thrown = new IllegalStateException("a", cause);
    assertThat(printed(ThrowableCopier.printable(thrown))).doesNotContain("\nFORGED");
  }

  @Test
  void hugeMessagesAreCut() {
    Exception thrown = new IllegalStateException();
    for (int i = 0; i < 48; i++) {
      thrown = new IllegalStateException("x".repeat(1 << 20), thrown);
      thrown.setStackTrace(new StackTraceElement[0]);
    }
    String printed = printed(ThrowableCopier.printable(thrown));
    assertThat(printed).hasSizeLessThan(50_000).contains("x".repeat(3_000));
  }

  @Test
  void endlessCausesEnd() {
    Throwable shown = ThrowableCopier.printable(new Endless());
    assertThat(printed(shown)).contains("Endless").contains("(further causes are left out)");
    assertThat(throwables(shown)).isEqualTo(51);
  }

  @Test
  void manySuppressedThrowablesAreCut() {
    Exception thrown = new IllegalStateException("many");
    for (int i = 0; i < 10_000; i++) {
      thrown.addSuppressed(new IllegalStateException());
    }
    Throwable shown = ThrowableCopier.printable(thrown);
    assertThat(shown.getSuppressed()).hasSize(50);
  }

  @Test
  void exactlyAsManyAsAllowedAreHandedOver() {
    Exception thrown = new IllegalStateException("many");
    for (int i = 0; i < 49; i++) {
      thrown.addSuppressed(new IllegalStateException());
    }
    assertThat(ThrowableCopier.printable(thrown)).isSameAs(thrown);
  }

  @Test
  void framesAreCut() {
    Exception cause = new IllegalStateException("deep");
    StackTraceElement[] frames = new StackTraceElement[100_000];
    Arrays.setAll(frames, i -> new StackTraceElement("shop.Deep", "call", "Deep.java", i));
    cause.setStackTrace(frames);
    Throwable shown = ThrowableCopier.printable(new IllegalStateException("outer", cause));
    assertThat(printed(shown).lines().count()).isLessThan(2_100);
    assertThat(printed(shown)).contains("\tat shop.Deep.call(Deep.java:0)");
  }

  /** They are printed once, and a stack that is cut has to show where the root cause is. */
  @Test
  void framesInCommonCountOnce() {
    StackTraceElement[] frames = new StackTraceElement[1_000];
    Arrays.setAll(frames, i -> new StackTraceElement("shop.Deep", "call", "Deep.java", i));
    Exception thrown = new IllegalStateException();
    thrown.setStackTrace(frames);
    for (int i = 0; i < 20; i++) {
      thrown = new IllegalStateException("level " + i, thrown);
      thrown.setStackTrace(frames);
    }
    assertThat(ThrowableCopier.printable(thrown)).isSameAs(thrown);
  }

  @Test
  void cycleEnds() {
    Exception inner = new IllegalStateException("inner\n");
    Exception outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);
    assertThat(printed(ThrowableCopier.printable(outer)))
        .contains("Caused by: [CIRCULAR REFERENCE: java.lang.IllegalStateException: outer]");
  }

  @Test
  void frameWithALineBreakIsEscaped() {
    Exception thrown = new IllegalStateException("read from a message");
    thrown.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("a\nFORGED", "b\n", "c\n", 1)});
    assertThat(printed(ThrowableCopier.printable(thrown)))
        .contains("\tat a\\u000aFORGED.b\\u000a(c\\u000a:1)");
  }

  @Test
  void throwablesWhoseMethodsFailArePrintedAllTheSame() {
    assertThat(printed(ThrowableCopier.printable(new Hostile())))
        .startsWith(Hostile.class.getName() + " (its message cannot be read)");
  }

  @Test
  void throwableThatNamesNoClassIsNamed() {
    Exception thrown = new Odd("only a\nmessage");
    assertThat(printed(ThrowableCopier.printable(thrown)))
        .startsWith(Odd.class.getName() + ": only a\\u000amessage");
  }

  @Test
  void throwableThatPrintsItselfGetsAStandIn() {
    Exception thrown =
        new IllegalStateException("harmless") {
          @Override
          public void printStackTrace(PrintWriter writer) {
            writer.print("\nFORGED");
          }
        };
    assertThat(printed(ThrowableCopier.printable(thrown)))
        .contains("harmless")
        .doesNotContain("FORGED");
  }

  private static String printed(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static int throwables(@Nullable Throwable thrown) {
    int count = 0;
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      count++;
    }
    return count;
  }

  private static final class Endless extends RuntimeException {
    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  private static final class Hostile extends RuntimeException {
    @Override
    public String getMessage() {
      throw new IllegalStateException();
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException();
    }

    @Override
    @SuppressWarnings("ReturnsNullArray") // that is what it is about
    public StackTraceElement @Nullable [] getStackTrace() {
      return null;
    }
  }

  private static final class Odd extends RuntimeException {
    private final String text;

    Odd(String text) {
      this.text = text;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // that is what it is about
    public String toString() {
      return text;
    }
  }
}
