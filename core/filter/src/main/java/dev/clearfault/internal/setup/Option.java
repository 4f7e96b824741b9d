package dev.clearfault.internal.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One option of the filter: its name, its default, the values that it takes, and its meaning. The
 * value of an init-param is a text, that of the method in code has the type {@code T}.
 *
 * @param <T> the type of the values; values that are lists add up
 */
public final class Option<T> {
  private final String name;
  private final String standard;
  private final @Nullable T value;
  private final String meaning;
  private final Reader<T> reader;
  private final UnaryOperator<T> check;
  private final BinaryOperator<T> join;

  /** Reads the text of an init-param. The exception for a bad text says what to write. */
  interface Reader<T> {
    T read(String text, ClassNames classes);
  }

  private Option(
      String name,
      String standard,
      @Nullable T value,
      String meaning,
      Reader<T> reader,
      UnaryOperator<T> check,
      BinaryOperator<T> join) {
    this.name = name;
    this.standard = standard;
    this.value = value;
    this.meaning = meaning;
    this.reader = reader;
    this.check = check;
    this.join = join;
  }

  /**
   * Declares an option with one value.
   *
   * @param name of the init-param, and of the method in code
   * @param standard the default, as the documentation writes it
   * @param value the default; null for none
   * @param meaning a sentence for the documentation
   * @param reader for the texts of init-params
   * @param check refuses a value, or returns it in the form that is kept
   */
  static <T> Option<T> single(
      String name,
      String standard,
      @Nullable T value,
      String meaning,
      Reader<T> reader,
      UnaryOperator<T> check) {
    return new Option<>(name, standard, value, meaning, reader, check, (first, then) -> first);
  }

  /** Declares an option whose values are texts. */
  public static Option<String> text(
      String name,
      String standard,
      @Nullable String value,
      String meaning,
      UnaryOperator<String> check) {
    return single(name, standard, value, meaning, (text, classes) -> text, check);
  }

  /** Declares an option that is on or off. */
  static Option<Boolean> flag(String name, boolean value, String meaning) {
    Map<String, Boolean> words = Map.of("true", true, "false", false);
    return word(name, Boolean.toString(value), words, "write true or false", meaning);
  }

  /** Declares an option whose values are written as words. */
  public static <T> Option<T> word(
      String name, String standard, Map<String, T> words, String remedy, String meaning) {
    Reader<T> reader =
        (text, classes) -> {
          T value = words.get(text);
          if (value == null) {
            throw Refusal.of(name, text, remedy);
          }
          return value;
        };
    return single(name, standard, words.get(standard), meaning, reader, value -> value);
  }

  /** Declares an option that takes whole numbers from 1; its meaning ends with the range. */
  static Option<Integer> number(String name, int value, int max, String meaning) {
    return number(
        name,
        value,
        number -> number >= 1 && number <= max,
        "write a number from 1 to " + max,
        meaning + ", from 1 to " + max + ".");
  }

  /** Declares an option that takes some whole numbers. */
  static Option<Integer> number(
      String name, int value, IntPredicate accepted, String remedy, String meaning) {
    Reader<Integer> reader =
        (text, classes) -> {
          try {
            return Integer.valueOf(text);
          } catch (NumberFormatException e) {
            throw Refusal.of(name, text, "write a whole number", e);
          }
        };
    UnaryOperator<Integer> check =
        number -> {
          if (!accepted.test(number)) {
            throw Refusal.of(name, number, remedy);
          }
          return number;
        };
    return single(name, Integer.toString(value), value, meaning, reader, check);
  }

  /** Declares an option whose values are lists; empty by default. */
  static <T> Option<List<T>> list(String name, String meaning, Reader<List<T>> reader) {
    return list(name, meaning, reader, element -> element);
  }

  /**
   * Declares an option whose values are lists; empty by default.
   *
   * @param check for each element
   */
  static <T> Option<List<T>> list(
      String name, String meaning, Reader<List<T>> reader, UnaryOperator<T> check) {
    return new Option<>(
        name,
        "none",
        List.of(),
        meaning,
        reader,
        values -> values.stream().map(check).toList(),
        Option::joined);
  }

  private static <T> List<T> joined(List<T> first, List<T> then) {
    List<T> both = new ArrayList<>(first);
    both.addAll(then);
    return List.copyOf(both);
  }

  /** Returns the name of the init-param, and of the method in code. */
  public String name() {
    return name;
  }

  /** Returns the default, as the documentation writes it. */
  public String standard() {
    return standard;
  }

  /** Returns the sentence of the documentation. */
  public String meaning() {
    return meaning;
  }

  /** Returns the default; null for none. */
  public @Nullable T value() {
    return value;
  }

  /**
   * Reads the text of an init-param that names no classes.
   *
   * @throws IllegalArgumentException if the option does not take it; the message says what to write
   */
  public T read(String text) {
    return read(text, new ClassNames(Option.class.getClassLoader()));
  }

  T read(String text, ClassNames classes) {
    return check(reader.read(text, classes));
  }

  T check(T given) {
    return check.apply(given);
  }

  /** Joins two values: the first wins, but lists are joined in this order. */
  T join(T first, T then) {
    return join.apply(first, then);
  }
}
