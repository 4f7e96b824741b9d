package dev.clearfault.demo.repair;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What can be wrong with an order. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions have no state.
public enum FaultKind {
  /** A property that has to be there is not. */
  MISSING("a property is missing", Spoiling::leaveOut),
  /** A property that needs a value is null. */
  NULL(
      "a property is `null`",
      draft -> draft.lose(Spoiling.required(draft), DraftOrder.NODES.nullNode())),
  /** A value has another type. */
  WRONG_TYPE("another type", Spoiling::changeType),
  /** A number is a text. */
  NUMBER_AS_TEXT("a number as a text", Spoiling::quote),
  /** A text is longer than allowed. */
  TOO_LONG("a text that is too long", Spoiling::lengthen),
  /** A text has nothing but blanks. */
  BLANK("a blank text", draft -> draft.lose(draft.any("email", "sku"), draft.one("", " ", "\t"))),
  /** A number is too small or too large. */
  OUT_OF_RANGE("a number out of range", Spoiling::exceed),
  /** A number has too many decimal places. */
  TOO_PRECISE("a number that is too precise", Spoiling::refine),
  /** A property that nobody knows. */
  UNKNOWN("an unknown property", Spoiling::add),
  /** A slip in the name of a property. */
  MISSPELT("a misspelt property", Spoiling::misspell),
  /** A slip in a constant. */
  MISSPELT_CONSTANT("a misspelt constant", Spoiling::misspellConstant),
  /** Upper and lower case are mixed up. */
  WRONG_CASE("upper or lower case", Spoiling::changeCase),
  /** A date in another format. */
  DATE_FORMAT("the format of a date", Spoiling::reformat),
  /** A day that is over. */
  PAST("a date in the past", draft -> draft.lose(draft.any("deliverOn"), "2001-02-03")),
  /** A text without the form of an e-mail address or a stock-keeping unit. */
  FORMAT("the format of a text", Spoiling::deform),
  /** A list without elements. */
  EMPTY_LIST(
      "an empty list", draft -> draft.lose(draft.any("items"), DraftOrder.NODES.arrayNode())),
  /** A list with too many elements. */
  LONG_LIST("a list that is too long", Spoiling::fillList),
  /** An element that is null. */
  NULL_ELEMENT("a `null` in a list", Spoiling::addNull),
  /** A value is packed into another one. */
  NESTING("a wrong nesting", Spoiling::nest),
  /** A property that is there twice. */
  DUPLICATE("a property twice", Spoiling::repeat),
  /** A text that is almost JSON. */
  MALFORMED("almost JSON", Spoiling::malform),
  /** Two to four faults. */
  SEVERAL("two to four of these", Spoiling::spoilOften),
  /** The end of the text is missing. Nobody can know it. */
  TRUNCATED("the end of the text is missing", Spoiling::truncate);

  /** The kinds that a program can be asked to repair: what was cut off is unknown. */
  public static final List<FaultKind> REPAIRABLE =
      Stream.of(values()).filter(kind -> kind != TRUNCATED).toList();

  private final String title;
  final Consumer<DraftOrder> order;
  final BiFunction<String, RandomGenerator, String> text;

  FaultKind(String title, Consumer<DraftOrder> order) {
    this.title = title;
    this.order = order;
    this.text = (text, random) -> text;
  }

  FaultKind(String title, BiFunction<String, RandomGenerator, String> text) {
    this.title = title;
    this.order = draft -> {};
    this.text = text;
  }

  /** Returns what is wrong, in a few words. */
  public String title() {
    return title;
  }
}
