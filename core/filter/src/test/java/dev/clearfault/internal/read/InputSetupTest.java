package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.InputSetup;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.ServletContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Input that is read with a mapper of the application's own. */
class InputSetupTest {

  private static final JsonMapper SNAKE_CASE =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  record Line(@NotNull @Max(9) Integer unitCount, @JsonProperty("as-is") @Nullable String asIs) {}

  record Order(
      @NotBlank String customerName, boolean isGift, @Valid @Nullable List<Line> orderLines) {}

  record Change(
      @From(value = Source.HEADER, name = "X-User") String userName,
      @From(Source.QUERY) @Max(3) Integer pageSize,
      @NotBlank String newTitle) {}

  private static String read(JsonMapper mapper, Class<?> type, String json) {
    return read(mapper, type, null, json);
  }

  private static String read(
      JsonMapper mapper, Class<?> type, @Nullable String query, String json) {
    ServletContext context = PostedJson.context();
    InputSetup.use(context, mapper);
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return PostedJson.outcome(
        PostedJson.request(context, query, "x", bytes), request -> Inputs.read(request, type));
  }

  @Test
  void namesOfTheWireAreThoseOfTheNamingStrategy() {
    assertThat(
            read(SNAKE_CASE, Order.class, "{'customer_name':'a','is_gift':true,'order_lines':[]}"))
        .isEqualTo("Order[customerName=a, isGift=true, orderLines=[]]");
    assertThat(
            read(
                SNAKE_CASE,
                Order.class,
                "{'customerName':'a','order_lines':[{'unit_count':10},{'unit_count':'1','as-is':5}]}"))
        .isEqualTo(
            "validation_failed: #/is_gift missing,"
                + " #/order_lines/0/unit_count max, #/order_lines/1/unit_count type_mismatch,"
                + " #/order_lines/1/as-is type_mismatch, #/customerName unknown_property");
  }

  @Test
  void soAreThoseOfComponentsFromElsewhereThatHaveNoNameOfTheirOwn() {
    assertThat(read(SNAKE_CASE, Change.class, "page_size=2", "{'new_title':'t'}"))
        .isEqualTo("Change[userName=x, pageSize=2, newTitle=t]");
    assertThat(read(SNAKE_CASE, Change.class, "page_size=9", "{'new_title':''}"))
        .isEqualTo("validation_failed: QUERY page_size max, #/new_title not_blank");
    assertThat(read(SNAKE_CASE, Change.class, "page_size=x", "{'new_title':'t'}"))
        .isEqualTo("validation_failed: QUERY page_size type_mismatch");
  }

  @ParameterizedTest
  @CsvSource({
    "user_name, user_name",
    "USER_NAME, user_name",
    "Page_Size, page_size",
    "userName, userName"
  })
  void aBodyCannotSetWhatComesFromElsewhereInAnyCaseOrName(String name, String told) {
    JsonMapper mapper =
        SNAKE_CASE.rebuild().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES).build();
    assertThat(read(mapper, Change.class, "page_size=2", "{'new_title':'t','" + name + "':'evil'}"))
        .isEqualTo("validation_failed: #/" + told + " unknown_property");
  }

  record Money(long cents) {}

  static final class MoneyText extends StdDeserializer<Money> {
    MoneyText() {
      super(Money.class);
    }

    @Override
    public Money deserialize(JsonParser parser, DeserializationContext context) {
      return new Money(Long.parseLong(parser.getString().replace(".", "")));
    }
  }

  /** Not the application's to annotate. */
  record Foreign(@Nullable String name) {}

  abstract static class ForeignMixIn {
    @JsonProperty("the name")
    @Nullable String name;
  }

  record Priced(@Nullable Money price, @Nullable Foreign foreign, @From(Source.QUERY) Money tip) {}

  @Test
  void modulesAndMixInsCount() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new SimpleModule("money").addDeserializer(Money.class, new MoneyText()))
            .addMixIn(Foreign.class, ForeignMixIn.class)
            .build();
    assertThat(
            read(mapper, Priced.class, "tip=0.50", "{'price':'9.90','foreign':{'the name':'f'}}"))
        .isEqualTo("Priced[price=Money[cents=990], foreign=Foreign[name=f], tip=Money[cents=50]]");
    assertThat(read(mapper, Priced.class, "tip=x", "{'price':'y','foreign':{'the name':5}}"))
        .isEqualTo(
            "validation_failed: QUERY tip invalid_value, #/price invalid_value,"
                + " #/foreign/the%20name type_mismatch");
  }

  record Country(String code) {}

  /** Does not name its type, which Jackson does not ask for. */
  static final class CountryCode extends ValueDeserializer<Country> {
    @Override
    public Country deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.getString().length() != 2) {
        throw new IllegalArgumentException("hunter2");
      }
      return new Country(parser.getString());
    }
  }

  record Address(@Nullable Country country, @Nullable Integer number) {}

  @Test
  void soDoesADeserializerThatDoesNotNameItsType() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new SimpleModule("c").addDeserializer(Country.class, new CountryCode()))
            .build();
    assertThat(read(mapper, Address.class, "{'country':'fr','number':1}"))
        .isEqualTo("Address[country=Country[code=fr], number=1]");
    assertThat(read(mapper, Address.class, "{'country':'x','number':1}"))
        .isEqualTo("validation_failed: #/country invalid_value");
    assertThat(read(mapper, Country.class, "'x'")).isEqualTo("validation_failed: # invalid_value");
  }

  enum Size {
    SMALL
  }

  record Strict(
      @Nullable Integer number,
      @Nullable String text,
      @Nullable Size size,
      @Nullable List<String> list,
      @Nullable Object any,
      int required) {}

  /** Everything that makes Jackson accept more than it does by default. */
  private static JsonMapper lenient() {
    return JsonMapper.builder(new JsonFactory())
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
        .enable(
            DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
            DeserializationFeature.ACCEPT_FLOAT_AS_INT,
            DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
            DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
        .disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.WRAP_EXCEPTIONS)
        .disable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty))
        .withCoercionConfig(
            LogicalType.Integer,
            c ->
                c.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert)
                    .setAcceptBlankAsEmpty(true))
        .addHandler(
            new DeserializationProblemHandler() {
              @Override
              public Object handleWeirdStringValue(
                  DeserializationContext context, Class<?> type, String text, String message) {
                return Size.SMALL;
              }
            })
        .activateDefaultTyping(
            BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
            DefaultTyping.NON_FINAL)
        .build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "'required':1,'number':'5'|#/number type_mismatch",
        "'required':1,'number':''|#/number type_mismatch",
        "'required':1,'number':5.5|#/number type_mismatch",
        "'required':1,'number':[5]|#/number type_mismatch",
        "'required':1,'text':5|#/text type_mismatch",
        "'required':1,'size':0|#/size invalid_enum",
        "'required':1,'size':'x'|#/size invalid_enum",
        "'required':1,'list':'a'|#/list type_mismatch",
        "'required':null|#/required missing",
        "'required':1,'zz':1|#/zz unknown_property",
        "'required':1,'required':2|#/required duplicate_property"
      })
  void noMapperTurnsTheStrictnessOff(String members, String told) {
    assertThat(read(lenient(), Strict.class, "{" + members + "}"))
        .isEqualTo("validation_failed: " + told);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"READ_UNKNOWN_ENUM_VALUES_AS_NULL", "READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE"})
  void norDoesItMakeAnUnknownConstantALegalOne(EnumFeature feature) {
    JsonMapper mapper = JsonMapper.builder().enable(feature).build();
    assertThat(read(mapper, Strict.class, "{'required':1,'size':'x'}"))
        .isEqualTo("validation_failed: #/size invalid_enum");
  }

  @Test
  void norTheLimitsTheSyntaxAndTheGuardsOfClassNames() {
    JsonMapper mapper = lenient();
    assertThat(read(mapper, Strict.class, "{'required':1/* */}")).startsWith("malformed_json");
    assertThat(read(mapper, Strict.class, "{'required':1,}")).startsWith("malformed_json");
    assertThat(read(mapper, Strict.class, "{'required':1} 2")).startsWith("malformed_json");
    assertThat(read(mapper, Strict.class, "{'any':" + "[".repeat(200) + "]".repeat(200) + "}"))
        .isEqualTo("validation_failed: # nesting_too_deep");
    assertThat(read(mapper, Strict.class, "{'any':" + "9".repeat(1001) + "}"))
        .isEqualTo("validation_failed: #/any number_too_long");
    assertThat(read(mapper, Strict.class, "{'required':1,'any':['java.util.Date',5]}"))
        .isEqualTo(
            "Strict[number=null, text=null, size=null, list=null, any=[java.util.Date, 5],"
                + " required=1]");
    assertThatThrownBy(() -> read(mapper, Named.class, "{'names':{'java.util.Date':1}}"))
        .hasMessageContaining("Clearfault does not read java.lang.Class");
  }

  record Named(Map<Class<?>, Integer> names) {}

  @Test
  void theGivenMapperStaysAsItWas() {
    JsonMapper mapper = lenient().rebuild().deactivateDefaultTyping().build();
    assertThat(read(mapper, Strict.class, "{'number':'5'}"))
        .isEqualTo("validation_failed: #/number type_mismatch, #/required missing");
    assertThat(mapper.readValue("{\"number\":\"5\",\"zz\":1,\"size\":\"x\"}", Strict.class))
        .isEqualTo(new Strict(5, null, Size.SMALL, null, null, 0));
  }

  @Test
  void aMapperThatComesTooLateIsRefused() {
    ServletContext context = PostedJson.context();
    PostedJson.outcome(
        PostedJson.request(context, null, "x", new byte[0]),
        request -> Inputs.read(request, Order.class));
    assertThatThrownBy(() -> InputSetup.use(context, SNAKE_CASE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("call InputSetup in a ServletContextListener");
  }
}
