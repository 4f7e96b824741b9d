package dev.clearfault.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.internal.observe.LogRate.HeldBack;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LogRateTest {
  private long now = Long.MAX_VALUE - 5; // System.nanoTime may overflow at any time.
  private final LogRate rate = new LogRate(2, () -> now);

  @Test
  void admitsSoManyLinesASecond() {
    assertThat(admitted("a", 5)).isEqualTo(2);
    passMillis(999);
    assertThat(admitted("a", 5)).isZero();
    passMillis(1);
    assertThat(admitted("a", 5)).isEqualTo(2);
  }

  @Test
  void countsKindsApart() {
    assertThat(admitted("a", 5)).isEqualTo(2);
    assertThat(admitted("b", 5)).isEqualTo(2);
  }

  @Test
  void handsOutWhatWasHeldBackWhenTheSecondIsOver() {
    admitted("a", 5);
    assertThat(rate.sweep()).isEmpty();
    passMillis(999);
    assertThat(rate.sweep()).isEmpty();
    passMillis(1);
    assertThat(rate.sweep()).containsExactly(new HeldBack("a", Level.ERROR, 3, "a4"));
  }

  @Test
  void handsOutNothingTwice() {
    admitted("a", 5);
    passMillis(1000);
    assertThat(rate.sweep()).hasSize(1);
    passMillis(1000);
    assertThat(rate.sweep()).isEmpty();
    assertThat(rate.drain()).isEmpty();
  }

  @Test
  void handsOutNothingWhereNothingWasHeldBack() {
    admitted("a", 2);
    passMillis(1000);
    assertThat(rate.sweep()).isEmpty();
  }

  @Test
  void handsOutASummaryEachSecondOfAnOutageThatGoesOn() {
    List<HeldBack> summaries = new ArrayList<>();
    int written = 0;
    for (int i = 0; i < 50; i++) {
      written += rate.admit("a", Level.ERROR, "a" + i) ? 1 : 0;
      summaries.addAll(rate.sweep());
      passMillis(100);
    }
    assertThat(written).isEqualTo(10);
    assertThat(summaries)
        .containsExactly(
            new HeldBack("a", Level.ERROR, 8, "a9"),
            new HeldBack("a", Level.ERROR, 8, "a19"),
            new HeldBack("a", Level.ERROR, 8, "a29"),
            new HeldBack("a", Level.ERROR, 8, "a39"));
    assertThat(rate.drain()).containsExactly(new HeldBack("a", Level.ERROR, 8, "a49"));
  }

  @Test
  void lineOfAnyKindHandsOutWhatIsDue() {
    admitted("a", 5);
    passMillis(1500);
    rate.admit("b", Level.DEBUG, "b");
    assertThat(rate.sweep()).extracting(HeldBack::kind).containsExactly("a");
  }

  @Test
  void drainsWhatIsLeftWithoutWaiting() {
    admitted("a", 4);
    assertThat(rate.drain()).containsExactly(new HeldBack("a", Level.ERROR, 2, "a3"));
    assertThat(rate.drain()).isEmpty();
  }

  @Test
  void keepsOneCountForKindsMadeUpAtRunTime() {
    int admitted = 0;
    for (int i = 0; i < 10_000; i++) {
      admitted += rate.admit("kind" + i, Level.ERROR, "i" + i) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(256 + 2);
    assertThat(rate.drain())
        .containsExactly(new HeldBack("other", Level.ERROR, 10_000 - 256 - 2, "i9999"));
  }

  @Test
  void holdsEverythingBackAtRateZero() {
    LogRate silent = new LogRate(0, () -> now);
    assertThat(silent.admit("a", Level.ERROR, "a")).isFalse();
    assertThat(silent.drain()).hasSize(1);
  }

  private int admitted(String kind, int lines) {
    int admitted = 0;
    for (int i = 0; i < lines; i++) {
      admitted += rate.admit(kind, Level.ERROR, kind + i) ? 1 : 0;
    }
    return admitted;
  }

  private void passMillis(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
