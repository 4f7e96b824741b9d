package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One wrong name is one fault, and the name that is proposed can be used. */
class UnknownNamesTest {

  record Item(@NotNull @JsonProperty("unit_count") Integer unitCount, int size) {}

  record Order(
      @From(Source.QUERY) @Nullable String status,
      @NotNull @JsonAlias("mail") String email,
      @NotNull @JsonProperty("price-in-cents") Long amount,
      @Nullable String colour,
      @Nullable List<@Valid Item> items) {}

  private static String told(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> Inputs.read(PostedJson.request(null, null, bytes), Order.class));
    return refused.problem().errors().stream()
        .map(e -> e.pointer() + " " + e.code() + " " + e.arguments().get("nearest"))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The name in Java, the names of a typing error and of an alias.
        "{'email':'x','amount':5}|#/amount unknown_property price-in-cents",
        "{'emial':'x','price-in-cents':5}|#/emial unknown_property email",
        "{'email':'x','priceInCents':5}|#/priceInCents unknown_property price-in-cents",
        // A value that cannot be null is missing in the same way.
        "{'email':'x','price-in-cents':5,'items':[{'unit_count':1,'sise':1}]}"
            + "|#/items/0/sise unknown_property size",
        "{'email':'x','price-in-cents':5,'items':[{'unitCount':1,'size':1}]}"
            + "|#/items/0/unitCount unknown_property unit_count",
        // A name that is there, or was proposed once, would become a duplicate.
        "{'emial':'x','email':'x','price-in-cents':5}|#/emial unknown_property null",
        "{'emial':'x','price-in-cents':5,'mail':'x'}|#/emial unknown_property null",
        "{'price-in-cents':5,'emial':'x','emaill':'y'}"
            + "|#/emial unknown_property email, #/emaill unknown_property null",
        // The value is read before the name that is there.
        "{'colur':{'colour':1},'email':'x','price-in-cents':5,'colour':'x'}"
            + "|#/colur unknown_property null",
        // The query has the property, and a body cannot set it.
        "{'email':'x','price-in-cents':5,'statu':'x'}|#/statu unknown_property null",
        // What is not similar is missing.
        "{'price-in-cents':5,'qqqqqq':1}|#/email not_null null, #/qqqqqq unknown_property null"
      })
  void oneWrongNameIsOneFault(String json, String errors) {
    assertThat(told(json)).isEqualTo(errors);
  }
}
