package dev.clearfault.internal.setup;

import static dev.clearfault.internal.setup.Option.flag;
import static dev.clearfault.internal.setup.Option.number;
import static dev.clearfault.internal.setup.Option.single;

import dev.clearfault.internal.read.InputLimits;

/** The options about what {@code Inputs} reads, most of them limits. */
public final class InputOptions {
  /** How many bytes a body may have. */
  public static final Option<Long> MAX_INPUT_SIZE =
      single(
          "maxInputSize",
          "1MiB",
          ByteSize.parse("maxInputSize", "1MiB"),
          "How large a body may be that Inputs reads: a number of bytes, KiB or MiB, up to"
              + " 1024MiB.",
          (text, classes) -> ByteSize.parse("maxInputSize", text),
          bytes -> ByteSize.check("maxInputSize", bytes));

  /** How many levels a body may have. */
  public static final Option<Integer> MAX_DEPTH =
      number(
          "maxDepth",
          InputLimits.STANDARD.maxDepth(),
          500,
          "How many levels of objects and lists a body may have that Inputs reads");

  /** How many values a body may hold. */
  public static final Option<Integer> MAX_PROPERTIES =
      number(
          "maxProperties",
          InputLimits.STANDARD.maxProperties(),
          10_000_000,
          "How many values, in objects and lists together, a body may hold that Inputs reads");

  /** How many parameters there may be. */
  public static final Option<Integer> MAX_PARAMETERS =
      number(
          "maxParameters",
          InputLimits.STANDARD.maxParameters(),
          10_000,
          "How many parameters a query may have that Inputs reads");

  /** How many errors an answer lists. */
  public static final Option<Integer> MAX_ERRORS =
      number(
          "maxErrors",
          InputLimits.STANDARD.maxErrors(),
          1000,
          "How many errors one answer lists at the most");

  /** Whether texts may have control characters. */
  public static final Option<Boolean> CONTROL_CHARACTERS =
      flag(
          "controlCharacters",
          true,
          "Whether texts that Inputs reads may have control characters other than tab and line"
              + " breaks, and halves of characters, which many databases refuse: true or false.");

  private InputOptions() {}
}
