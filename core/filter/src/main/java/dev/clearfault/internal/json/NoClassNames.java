package dev.clearfault.internal.json;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Refuses types whose subtypes a client would choose by class name: the client would choose the
 * code that runs. Names that the application gives to its own subtypes are allowed.
 */
final class NoClassNames extends PolymorphicTypeValidator {
  private static final long serialVersionUID = 1L;

  @Override
  public Validity validateBaseType(DatabindContext context, JavaType base) {
    throw new IllegalStateException(
        "Clearfault does not read "
            + base.getRawClass().getName()
            + ", because clients would choose its subtypes by class name. Write"
            + " @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) and @JsonSubTypes instead");
  }

  @Override
  public Validity validateSubClassName(DatabindContext context, JavaType base, String subtype) {
    return Validity.DENIED;
  }

  @Override
  public Validity validateSubType(DatabindContext context, JavaType base, JavaType subtype) {
    return Validity.DENIED;
  }
}
