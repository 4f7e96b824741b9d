package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedTextsTest {

  static Stream<Arguments> numbersInOtherNotations() {
    return Stream.of(
        Arguments.of("42.50 is too much", new BigDecimal("42.5")),
        Arguments.of("42.5 is too much", new BigDecimal("42.500")),
        Arguments.of("42,50 is too much", 42.5),
        Arguments.of("no 42.500", 42.5f),
        Arguments.of("500 is below", -500),
        Arguments.of("-500.00 is below", -500L),
        Arguments.of("(500) is below", BigInteger.valueOf(-500)),
        Arguments.of("not 12345", 12345.0),
        Arguments.of("not 1.23456789E7", 12345678.9),
        Arguments.of("not 10000000000", 1e10),
        Arguments.of("not 1.0E10", new BigDecimal("10000000000")),
        Arguments.of("not 1,234.500", new BigDecimal("1234.5")),
        Arguments.of("not 1.234,500", new BigDecimal("1234.5")),
        Arguments.of("not 1'234.50", 1234.5),
        Arguments.of("not 1\u00a0234,50", 1234.5),
        Arguments.of("not 1\u202f234,50", 1234.5),
        Arguments.of("not 1\u2019234\u2019567.8", 1234567.8),
        Arguments.of("not Infinity", Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @MethodSource("numbersInOtherNotations")
  void aNumberIsFoundByItsValue(String message, Number value) {
    assertThat(RejectedTexts.mayBeIn(message, value)).isTrue();
    assertThat(RejectedTexts.mayBeIn(message, List.of(value))).isTrue();
  }

  @Test
  void anotherNumberIsNot() {
    assertThat(RejectedTexts.mayBeIn("must be at most 42", new BigDecimal("42.5"))).isFalse();
    assertThat(RejectedTexts.mayBeIn("must be at most 1000", -100)).isFalse();
    assertThat(RejectedTexts.mayBeIn("must be 2 to 4", 3)).isFalse();
    assertThat(RejectedTexts.mayBeIn("is wrong", Double.NaN)).isFalse();
  }

  static Stream<Arguments> arrays() {
    return Stream.of(
        Arguments.of("4711 is an old pin", new int[] {1, 4711}),
        Arguments.of("4711 is an old pin", new long[][] {{}, {4711}}),
        Arguments.of("not 42.50", new double[] {42.5}),
        Arguments.of("not 127", new byte[] {127}));
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void theElementsOfAnArrayAreLookedAt(String message, Object array) {
    assertThat(RejectedTexts.mayBeIn(message, array)).isTrue();
    assertThat(RejectedTexts.mayBeIn("is wrong", array)).isFalse();
  }

  @Test
  void theKeyOfAnEmptyValueIsLookedAt() {
    assertThat(RejectedTexts.mayBeIn("not hunter2", Collections.singletonMap("hunter2", null)))
        .isTrue();
  }

  /** Does not end. */
  static final class Endless {
    @Override
    public String toString() {
      return "x" + this;
    }
  }

  /** Fails. */
  static final class Broken {
    @Override
    public String toString() {
      throw new IllegalStateException("hunter2");
    }
  }

  enum Level {
    SECRET;

    @Override
    public String toString() {
      throw new IllegalStateException("hunter2");
    }
  }

  static Stream<Object> valuesThatCannotBeLookedAt() {
    return Stream.of(
        new AtomicReference<>(new Endless()),
        new AtomicReference<>(new Broken()),
        List.of(new AtomicReference<>(new Broken())),
        Level.SECRET,
        new BigDecimal("1e999999999"),
        new AbstractList<>() {
          @Override
          public Object get(int index) {
            throw new IllegalStateException("hunter2");
          }

          @Override
          public int size() {
            return 1;
          }
        },
        new char[200_000],
        Collections.nCopies(11, new char[10_000]),
        new int[5000]);
  }

  @ParameterizedTest
  @MethodSource("valuesThatCannotBeLookedAt")
  void whatCannotBeLookedAtCountsAsFound(Object value) {
    assertThat(RejectedTexts.mayBeIn("is wrong", value)).isTrue();
    assertThat(RejectedTexts.containBraces(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not Order@1a2b3c",
        "not Order@1a2b3c.",
        "not com.acme.Order$Line@7f, please",
        "[Ljava.lang.String;@6d06d69c",
        "[I@1b"
      })
  void aClassWithItsHashCodeIsFound(String message) {
    assertThat(RejectedTexts.mayBeIn(message, null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write to help@acme.example",
        "write to help@cafe.example.",
        "write to help@ace-tools.example",
        "write to @ada",
        "write to root@decaf123456.example"
      })
  void anAddressIsNot(String message) {
    assertThat(RejectedTexts.mayBeIn(message, null)).isFalse();
  }
}
