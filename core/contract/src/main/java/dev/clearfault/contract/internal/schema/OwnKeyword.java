package dev.clearfault.contract.internal.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A keyword whose rule is here.
 *
 * @param rule makes the test of a value from the keyword's value and the schema around it
 */
record OwnKeyword(String name, BiFunction<JsonNode, JsonNode, Predicate<JsonNode>> rule)
    implements Keyword {

  /**
   * The length is looked at before the pattern, which may need much time for a long text (each
   * broken rule is told, but the pattern's only for a text of an accepted length).
   */
  static OwnKeyword pattern() {
    return new OwnKeyword(
        "pattern",
        (expression, schema) -> {
          EcmaPattern pattern = new EcmaPattern(expression.stringValue());
          long most = schema.path("maxLength").asLong(Long.MAX_VALUE);
          return value ->
              !value.isString()
                  || isLonger(value.stringValue(), most)
                  || pattern.matches(value.stringValue());
        });
  }

  /** As networknt's, but for elements that a client has chosen to make it slow. */
  static OwnKeyword uniqueItems() {
    return new OwnKeyword(
        "uniqueItems",
        (flag, schema) ->
            value -> !flag.asBoolean(false) || !value.isArray() || DistinctElements.are(value));
  }

  /** A value that does not travel this way. */
  static OwnKeyword refused(String name) {
    return new OwnKeyword(name, (flag, schema) -> value -> !flag.asBoolean(false));
  }

  private static boolean isLonger(String text, long most) {
    return text.length() > most && text.codePointCount(0, text.length()) > most;
  }

  @Override
  public String getValue() {
    return name;
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
    return new Test(this, location, value, parent, context);
  }

  private static final class Test extends BaseKeywordValidator {
    private final Predicate<JsonNode> accepts;

    Test(
        OwnKeyword keyword,
        SchemaLocation location,
        JsonNode value,
        Schema parent,
        SchemaContext context) {
      super(keyword, value, location, parent, context);
      accepts = keyword.rule.apply(value, parent.getSchemaNode());
    }

    @Override
    public void validate(
        ExecutionContext execution, JsonNode value, JsonNode root, NodePath place) {
      if (!accepts.test(value)) {
        execution.addError(
            error()
                .instanceNode(value)
                .instanceLocation(place)
                .evaluationPath(execution.getEvaluationPath())
                .locale(execution.getExecutionConfig().getLocale())
                .build());
      }
    }
  }
}
