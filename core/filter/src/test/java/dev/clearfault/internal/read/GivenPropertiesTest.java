package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** What comes from a header is not set by the body, whatever name the body finds for it. */
class GivenPropertiesTest {
  record Aliased(
      @From(Source.HEADER) @JsonAlias({"t", "org"}) @Nullable String tenant,
      @Nullable String text) {}

  record Renamed(
      @From(Source.HEADER) @JsonProperty("org") @JsonAlias({"t", "tenant"}) @Nullable String tenant,
      @Nullable String text) {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Snake(@From(Source.HEADER) @Nullable String tenantId, @Nullable String text) {}

  @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
  record InAnyCase(
      @From(Source.HEADER) @JsonAlias("kin") @Nullable String tenant, @Nullable String text) {}

  record Swapped(
      @From(Source.HEADER) @JsonProperty("text") @Nullable String tenant,
      @JsonProperty("tenant") @Nullable String text) {}

  record TakesAny(
      @From(Source.HEADER) @JsonAlias("t") @Nullable String tenant,
      @JsonAnySetter Map<String, Object> text) {}

  record Unwrapping(
      @From(Source.HEADER) @JsonAlias("t") @Nullable String tenant, @JsonUnwrapped Inner inner) {}

  record Inner(@Nullable String text) {}

  static final class WithSetter {
    @From(Source.HEADER)
    @Nullable String tenant;

    @Nullable String text;

    @JsonProperty("org")
    @JsonAlias("t")
    public void setTenant(@Nullable String value) {
      tenant = value;
    }

    public void setText(@Nullable String value) {
      text = value;
    }

    @Override
    public String toString() {
      return tenant + " " + text;
    }
  }

  static final class WithCreator {
    @From(Source.HEADER)
    final @Nullable String tenant;

    final @Nullable String text;

    @JsonCreator
    WithCreator(
        @JsonProperty("org") @JsonAlias("t") @Nullable String tenant,
        @JsonProperty("text") @Nullable String text) {
      this.tenant = tenant;
      this.text = text;
    }

    @Override
    public String toString() {
      return tenant + " " + text;
    }
  }

  @JsonDeserialize(builder = Built.Builder.class)
  static final class Built {
    @From(Source.HEADER)
    final @Nullable String tenant;

    final @Nullable String text;

    private Built(Builder builder) {
      tenant = builder.first;
      text = builder.second;
    }

    @Override
    public String toString() {
      return tenant + " " + text;
    }

    static final class Builder {
      private @Nullable String first;
      private @Nullable String second;

      @JsonAlias("t")
      public Builder withTenant(@Nullable String value) {
        first = value;
        return this;
      }

      public Builder withText(@Nullable String value) {
        second = value;
        return this;
      }

      public Built build() {
        return new Built(this);
      }
    }
  }

  static final class WithOtherSetter {
    @From(Source.HEADER)
    private @Nullable String tenant;

    public void setOwner(@Nullable String value) {
      tenant = value;
    }

    @Override
    public String toString() {
      return "" + tenant;
    }
  }

  record FromAny(@From(Source.HEADER) @JsonAnySetter Map<String, String> tenant) {}

  record FromUnwrapped(@From(Source.HEADER) @JsonUnwrapped Inner tenant) {}

  record FromIgnored(@From(Source.HEADER) @JsonIgnore @Nullable String tenant) {}

  record FromReadOnly(
      @From(Source.HEADER) @JsonProperty(access = JsonProperty.Access.READ_ONLY)
          @Nullable String tenant) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonTypeName("it")
  record FromWrapped(@From(Source.HEADER) @Nullable String tenant) {}

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(GivenPropertiesTest.class.getName() + "$" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "Aliased,tenant,tenant",
    "Aliased,t,t",
    "Aliased,org,org",
    "Renamed,org,org",
    "Renamed,t,t",
    "Renamed,tenant,tenant",
    "Snake,tenant_id,tenant_id",
    "InAnyCase,tenant,tenant",
    "InAnyCase,TENANT,TENANT",
    "InAnyCase,Kin,Kin",
    "InAnyCase,\u212aIN,\u212aIN",
    "Swapped,text,text",
    "TakesAny,tenant,tenant",
    "TakesAny,t,t",
    "Unwrapping,tenant,tenant",
    "Unwrapping,t,t",
    "WithSetter,org,org",
    "WithSetter,t,t",
    "WithCreator,org,org",
    "WithCreator,t,t",
    "Built,tenant,tenant",
    "Built,t,t"
  })
  void isUnknownToTheBodyByEachOfItsNames(String type, String name) throws Exception {
    for (String value : new String[] {"\"evil\"", "null", "7", "{\"a\":[1]}"}) {
      for (String header : new String[] {"shop", null}) {
        String body = "{\"" + name + "\":" + value + "}";
        assertThat(PostedJson.read(type(type), header, body))
            .startsWith("validation_failed: #/")
            .endsWith(" unknown_property")
            .doesNotContain(",");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Aliased", "Renamed", "Snake", "InAnyCase", "WithSetter", "WithCreator", "Built"})
  void isWhatTheHeaderSays(String type) throws Exception {
    assertThat(PostedJson.read(type(type), "shop", "{\"text\":\"x\"}"))
        .contains("shop")
        .contains("x");
    assertThat(PostedJson.read(type(type), null, "{\"text\":\"x\"}"))
        .contains("null")
        .contains("x");
  }

  @Test
  void isToldOnceAndAsOneOfTheBody() {
    assertThat(PostedJson.read(Aliased.class, "shop", "{\"t\":1,\"tenant\":2,\"t\":3}"))
        .isEqualTo("validation_failed: #/tenant unknown_property");
    assertThat(PostedJson.read(Aliased.class, "shop", "{\"t\":{\"a\":1,\"a\":2},\"text\":5}"))
        .isEqualTo(
            "validation_failed: #/tenant/a duplicate_property, #/text type_mismatch,"
                + " #/tenant unknown_property");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WithOtherSetter",
        "FromAny",
        "FromUnwrapped",
        "FromIgnored",
        "FromReadOnly",
        "FromWrapped"
      })
  void aClassThatTheBodyCouldSetOtherwiseIsNotRead(String type) throws Exception {
    Class<?> refused = type(type);
    assertThatIllegalStateException()
        .isThrownBy(() -> PostedJson.read(refused, null, "{\"owner\":\"evil\"}"))
        .withMessageContaining(refused.getName())
        .withMessageContaining("its component tenant has a @From");
  }
}
