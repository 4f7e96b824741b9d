package dev.clearfault.internal.publish;

import dev.clearfault.internal.catalogue.Answers;
import dev.clearfault.internal.constraints.SchemaComponents;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.text.Language;
import java.util.List;
import java.util.Set;

/** Operations whose rules stand elsewhere than in classes, such as in an OpenAPI document. */
public interface OperationSource {
  /**
   * The beginning of the names of the attributes that a servlet context has the sources in. Each
   * filter and each gateway has its own.
   */
  String ATTRIBUTE = OperationSource.class.getName() + ".";

  /** Returns the operations, in the order of their document. */
  List<Draft> operations(Asked asked);

  /**
   * Returns the codes of the problems that other services answer, before {@link #operations} is
   * called: nobody else may have the names of their schemas.
   */
  default Set<String> passedCodes() {
    return Set.of();
  }

  /** Returns what is no longer equal once the operations are others. */
  default Object state() {
    return "";
  }

  /** Returns a value that is JSON already, for a member or a component. */
  static Object json(String text) {
    return Answers.json(text);
  }

  /**
   * For what the operations are described.
   *
   * @param limits those of requests
   * @param components takes the schemas that have a name
   * @param language that of the texts
   * @param mediaType that of the errors
   */
  record Asked(
      InputLimits limits, SchemaComponents components, Language language, String mediaType) {}
}
