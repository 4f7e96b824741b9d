package dev.clearfault.internal.json;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** How Jackson is set up for what is read. */
final class JacksonMappers {
  static final int MAX_NUMBER_LENGTH = 1000;
  static final int MAX_NAME_LENGTH = 1000;

  private JacksonMappers() {}

  /** For JSON of clients. */
  static JsonMapper strict(JsonLimits limits) {
    return typed(limits).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** For JSON of other services, which may hold more than anybody asked for. */
  static JsonMapper tolerant(JsonLimits limits) {
    return typed(limits).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** For objects whose values are all text. */
  static JsonMapper fromTexts(JsonLimits limits) {
    return lenient(limits).build();
  }

  /** For one value that is text. */
  static JsonMapper fromText(JsonLimits limits) {
    return lenient(limits).annotationIntrospector(new TextRecords()).build();
  }

  private static JsonMapper.Builder lenient(JsonLimits limits) {
    return base(limits)
        .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // A form sends an empty text for every field that was not filled in.
        .withCoercionConfigDefaults(
            c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull));
  }

  private static JsonMapper.Builder base(JsonLimits limits) {
    SimpleModule collecting = new SimpleModule("faults");
    collecting.setDeserializerModifier(new CollectingModifier());
    RefusedTypes.refuse(collecting);
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE) // Whoever has the bytes limits them.
                    .build())
            .build();
    return JsonMapper.builder(factory)
        .polymorphicTypeValidator(new NoClassNames())
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            // An Optional is empty for an explicit null: a PATCH has to tell the two apart.
            DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .addModule(collecting);
  }

  /** For texts that have types: a number in quotes is none. */
  private static JsonMapper.Builder typed(JsonLimits limits) {
    return base(limits)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            c ->
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }
}
