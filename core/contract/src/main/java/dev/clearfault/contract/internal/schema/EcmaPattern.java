package dev.clearfault.contract.internal.schema;

import com.networknt.schema.regex.RegularExpression;
import dev.clearfault.contract.internal.schema.Engine.StoppedException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** A regular expression of ECMA-262, which matches a part of a text, within the budget. */
final class EcmaPattern implements RegularExpression {
  private final Pattern pattern;

  EcmaPattern(String expression) {
    pattern = Pattern.compile(new EcmaSyntax(expression).inJava());
  }

  /**
   * Checks that an expression can be used.
   *
   * @throws ContractException if it cannot
   */
  static void check(Located expression) {
    JsonNode node = expression.node();
    if (!node.isString()) {
      throw new ContractException(expression.origin(), "a pattern is a text");
    }
    try {
      new EcmaPattern(node.stringValue());
    } catch (PatternSyntaxException wrong) {
      throw new ContractException(
          expression.origin(),
          "is no regular expression: "
              + wrong.getDescription()
              + ", at character "
              + wrong.getIndex());
    }
  }

  @Override
  public boolean matches(String text) {
    return pattern.matcher(PatternBudget.counted(text)).find();
  }

  /**
   * Tells whether a name matches, outside of a check. If that needs too much, the answer is no: the
   * check of the value, which has a budget of its own, says what is wrong then.
   */
  boolean matchesName(String name) {
    try {
      return pattern.matcher(PatternBudget.ofName(name)).find();
    } catch (StoppedException | StackOverflowError tooMuch) {
      return false;
    }
  }
}
