package dev.clearfault.internal.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.jsontype.impl.AsDeductionTypeDeserializer;

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

  /** Deduction chooses among the subtypes by the properties of an object, and so by no name. */
  @Override
  public Validity validateSubClassName(DatabindContext context, JavaType base, String subtype) {
    return isDeduced(context.getConfig(), base) ? Validity.ALLOWED : Validity.DENIED;
  }

  private static boolean isDeduced(MapperConfig<?> config, JavaType base) {
    JsonTypeInfo.Value info =
        config
            .getAnnotationIntrospector()
            .findPolymorphicTypeInfo(
                config, config.classIntrospectorInstance().introspectClassAnnotations(base));
    return info != null && info.getIdType() == JsonTypeInfo.Id.DEDUCTION;
  }

  /** Tells whether only the annotations of a property ask for a deduction, which is denied. */
  static boolean isDeducedByPropertyOnly(MapperConfig<?> config, SettableBeanProperty property) {
    JavaType content = property.getType().getContentType();
    boolean ofValue =
        isDeduction(property.getValueTypeDeserializer()) && !isDeduced(config, property.getType());
    boolean ofContent =
        content != null && isDeduction(content.getTypeHandler()) && !isDeduced(config, content);
    return ofValue || ofContent;
  }

  private static boolean isDeduction(@Nullable Object types) {
    return types instanceof AsDeductionTypeDeserializer;
  }

  @Override
  public Validity validateSubType(DatabindContext context, JavaType base, JavaType subtype) {
    return Validity.DENIED;
  }
}
