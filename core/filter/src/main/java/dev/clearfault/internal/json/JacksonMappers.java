package dev.clearfault.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Configures Jackson with the application's mapper and then with the rules of this library, which
 * no mapper can turn off.
 *
 * @param application the application's mapper, which is not changed; null for none
 */
record JacksonMappers(@Nullable JsonMapper application, JsonLimits limits) {
  static final int MAX_NAME_LENGTH = 1000;

  /** For JSON of clients. */
  JsonMapper strict() {
    return typed().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** For JSON of upstreams, which may have unknown properties. */
  JsonMapper tolerant() {
    return typed().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  /** For objects whose values are all texts. */
  JsonMapper fromTexts() {
    return lenient().build();
  }

  /** For one text. */
  JsonMapper fromText() {
    JsonMapper.Builder builder = lenient();
    return builder
        .annotationIntrospector(
            AnnotationIntrospector.pair(builder.annotationIntrospector(), new TextRecords()))
        .build();
  }

  private JsonMapper.Builder lenient() {
    return base()
        .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        // A form sends an empty text for every empty field.
        .withCoercionConfigDefaults(
            c ->
                c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull)
                    .setAcceptBlankAsEmpty(false));
  }

  private JsonMapper.Builder base() {
    SimpleModule collecting = new SimpleModule("dev.clearfault");
    collecting.setDeserializerModifier(new CollectingModifier());
    RefusedTypes.refuse(collecting);
    return Builder.over(application == null ? new JsonMapper() : application, factory())
        .polymorphicTypeValidator(new NoClassNames())
        .enable(
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            // Absent is null and an explicit null is an empty Optional: a PATCH needs both.
            DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(
            EnumFeature.READ_ENUM_KEYS_USING_INDEX,
            EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
            EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        .addModule(collecting);
  }

  private JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxNumberLength(JsonFault.MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxStringLength(Integer.MAX_VALUE) // The caller limits the number of bytes.
                .build())
        .build();
  }

  /** For JSON, where a number in quotes is not a number. */
  private JsonMapper.Builder typed() {
    return base()
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

  /** Jackson's own builder would keep the mapper's factory, with its limits and its parsers. */
  private static final class Builder extends JsonMapper.Builder {
    private Builder(StateImpl state, JsonFactory factory) {
      super(state);
      _streamFactory = factory;
    }

    /** Returns a builder with the mapper's modules, mix-ins and names, and Jackson's strictness. */
    static JsonMapper.Builder over(JsonMapper mapper, JsonFactory factory) {
      StateImpl state = (StateImpl) mapper.rebuild().saveStateApplyModules();
      JsonMapper.Builder builder =
          new Builder(state, factory)
              .disable(JsonReadFeature.values())
              .deactivateDefaultTyping()
              .clearProblemHandlers()
              .withAllCoercionConfigs(configs -> clear(configs.defaultCoercions()));
      for (StreamReadFeature feature : StreamReadFeature.values()) {
        builder.configure(feature, feature.enabledByDefault());
      }
      for (DeserializationFeature feature : DeserializationFeature.values()) {
        // USE_ selects the Java class of a value; FAIL_ makes the application stricter.
        String name = feature.name();
        if (!name.startsWith("USE_") && !(name.startsWith("FAIL_") && builder.isEnabled(feature))) {
          builder.configure(feature, feature.enabledByDefault());
        }
      }
      for (LogicalType type : LogicalType.values()) {
        builder.withCoercionConfig(type, Builder::clear);
      }
      return builder;
    }

    private static void clear(MutableCoercionConfig coercions) {
      for (CoercionInputShape shape : CoercionInputShape.values()) {
        coercions.setCoercion(shape, null);
      }
      coercions.setAcceptBlankAsEmpty(null);
    }
  }
}
