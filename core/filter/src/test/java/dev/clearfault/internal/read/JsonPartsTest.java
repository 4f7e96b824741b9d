package dev.clearfault.internal.read;

import static dev.clearfault.internal.read.PostedForm.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Part;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a form that are JSON. */
class JsonPartsTest {
  private static final String JSON = "application/json";
  private static final String ITEM = "{\"sku\":\"A\",\"how_many\":2}";

  record Item(@NotBlank String sku, @JsonProperty("how_many") @Positive int quantity) {}

  record Upload(
      @From(value = Source.FORM, name = "the-item") @Valid @NotNull Item item,
      @Nullable Part file) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Several(
      @From(Source.FORM) @Nullable List<@NotNull @Valid Item> items,
      @Nullable Set<Integer> sizes,
      @Nullable Map<String, @Valid Item> byName,
      @Nullable Item @Nullable [] array,
      Optional<@Valid Item> optional) {}

  record Scalars(
      @From(Source.FORM) @Nullable Integer count,
      @Nullable String text,
      @Nullable LocalDate day,
      @Nullable Object any,
      int size) {}

  private static String read(Class<?> type, Part... parts) {
    return PostedJson.outcome(PostedForm.request(parts), request -> Inputs.read(request, type));
  }

  private static List<Violation> faults(Class<?> type, Part... parts) {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> Inputs.read(PostedForm.request(parts), type));
    return thrown.problem().errors();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "blob,application/json",
        "a.json,Application/JSON; charset=utf-8",
        "'',application/vnd.item+json",
        "none,application/json",
        "none,text/plain",
        "none,none"
      })
  void aJsonPartBecomesTheRecordThatItStandsFor(
      @Nullable String fileName, @Nullable String contentType) {
    assertThat(read(Upload.class, part("the-item", fileName, contentType, ITEM)))
        .isEqualTo("Upload[item=Item[sku=A, quantity=2], file=null]");
    assertThat(
            read(
                Upload.class,
                part("the-item", fileName, contentType, "{\"sku\":\" \",\"how_many\":0}")))
        .isEqualTo(
            "validation_failed: FORM the-item.sku not_blank, FORM the-item.how_many positive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/octet-stream", "image/png"})
  void aFileThatIsNotDeclaredAsJsonIsToldToBe(String contentType) {
    List<Violation> faults = faults(Upload.class, part("the-item", "blob", contentType, ITEM));
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).field()).isEqualTo("the-item");
    assertThat(faults.get(0).code()).isEqualTo("unsupported_media_type");
  }

  @Test
  void aJsonPartInAnotherCharsetIsRefused() {
    byte[] latin = "{\"sku\":\"\u00e4\",\"how_many\":2}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(Upload.class, part("the-item", "b", JSON + "; charset=latin1", latin)))
        .isEqualTo("validation_failed: FORM the-item unsupported_media_type");
    assertThat(read(Upload.class, part("the-item", "b", JSON, latin)))
        .isEqualTo("validation_failed: FORM the-item malformed");
    byte[] wide = ITEM.getBytes(StandardCharsets.UTF_16BE);
    assertThat(read(Upload.class, part("the-item", "b", JSON, wide)))
        .isEqualTo("validation_failed: FORM the-item malformed");
  }

  @Test
  void faultsSayWhereTheyAre() {
    List<Violation> faults =
        faults(
            Upload.class,
            part("the-item", "blob", JSON, "{\"sku\":5,\"how_many\":0,\"more\":1,\"sku\":6}"));
    assertThat(faults)
        .extracting(f -> f.in() + " " + f.field() + " " + f.pointer() + " " + f.code())
        .containsExactly(
            "FORM the-item.sku #/the-item/sku duplicate_property",
            "FORM the-item.sku #/the-item/sku type_mismatch",
            "FORM the-item.how_many #/the-item/how_many positive",
            "FORM the-item.more #/the-item/more unknown_property");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "{\"sku\":|malformed",
        ITEM + " x|malformed",
        "hello|malformed",
        "[]|type_mismatch",
        "null|not_null",
        "5|type_mismatch"
      })
  void anotherJsonTextIsRefused(String json, String code) {
    assertThat(read(Upload.class, part("the-item", "blob", JSON, json)))
        .isEqualTo("validation_failed: FORM the-item " + code);
  }

  @Test
  void aBlankPartIsNotSent() {
    for (String blank : List.of("", " \n")) {
      assertThat(read(Upload.class, part("the-item", null, JSON, blank)))
          .isEqualTo("validation_failed: FORM the-item not_null");
      assertThat(read(Scalars.class, part("size", null, JSON, blank)))
          .isEqualTo("validation_failed: FORM size missing");
    }
  }

  @Test
  void aTextThatIsNoObjectIsRefusedAsOne() {
    assertThat(read(Upload.class, part("the-item", null, null, "hello")))
        .isEqualTo("validation_failed: FORM the-item type_mismatch");
  }

  @Test
  void partsOfOneNameAreTheElementsOfAList() {
    Part one = part("items", "blob", JSON, "\ufeff" + ITEM);
    Part bad = part("items", null, JSON, "{\"sku\":\"\",\"how_many\":\"x\"}");
    assertThat(read(Several.class, one)).contains("items=[Item[sku=A, quantity=2]]");
    assertThat(read(Several.class, one, one))
        .contains("items=[Item[sku=A, quantity=2], Item[sku=A, quantity=2]]");
    assertThat(read(Several.class, part("items", "b", JSON, "[" + ITEM + "]")))
        .contains("items=[Item[sku=A, quantity=2]]");
    assertThat(read(Several.class, part("items", null, null, ITEM), one))
        .contains("items=[Item[sku=A, quantity=2], Item[sku=A, quantity=2]]");
    assertThat(read(Several.class, one, bad))
        .isEqualTo(
            "validation_failed: FORM items[1].sku not_blank, FORM items[1].how_many type_mismatch");
    assertThat(read(Several.class, one, part("items", "b", "image/png", ITEM)))
        .isEqualTo("validation_failed: FORM items[1] unsupported_media_type");
    assertThat(read(Several.class, one, part("items", "b", JSON, "null")))
        .isEqualTo("validation_failed: FORM items[1] not_null");
  }

  @Test
  void noPartCanAddElementsOfItsOwn() {
    Part one = part("items", "blob", JSON, ITEM);
    for (String json : List.of(ITEM + "," + ITEM, ITEM + "],[" + ITEM, "{\"sku\":\"")) {
      assertThat(read(Several.class, one, part("items", "b", JSON, json)))
          .isEqualTo("validation_failed: FORM items[1] malformed");
    }
  }

  @Test
  void theyAreOfAnyContainer() {
    Part byName = part("byName", "b", JSON, "{\"x\":" + ITEM + ",\"y\":{\"sku\":\"\"}}");
    assertThat(read(Several.class, byName))
        .isEqualTo(
            "validation_failed: FORM byName[y].sku not_blank, FORM byName[y].how_many missing");
    assertThat(read(Several.class, part("sizes", "b", JSON, "[1,2]"))).contains("sizes=[1, 2]");
    assertThat(read(Several.class, part("sizes", null, JSON, "1"), part("sizes", null, JSON, "2")))
        .contains("sizes=[1, 2]");
    assertThat(read(Several.class, part("array", "b", JSON, ITEM))).contains("array=[L");
    assertThat(read(Several.class, part("optional", "b", JSON, ITEM)))
        .contains("optional=Optional[Item[sku=A, quantity=2]]");
    assertThat(read(Several.class, part("optional", "b", JSON, "{\"sku\":\"\",\"how_many\":1}")))
        .isEqualTo("validation_failed: FORM optional.sku not_blank");
  }

  @Test
  void twoPartsAreNoSingleObject() {
    Part item = part("the-item", "blob", JSON, ITEM);
    assertThat(read(Upload.class, item, item))
        .isEqualTo("validation_failed: FORM the-item type_mismatch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '$',
      value = {
        "count|5|count=5,",
        "count|\"5\"|FORM count type_mismatch",
        "count|5.5|FORM count type_mismatch",
        "text|\"a b\"|text=a b,",
        "text|5|FORM text type_mismatch",
        "text|{}|FORM text type_mismatch",
        "day|\"2026-01-31\"|day=2026-01-31,",
        "day|\"soon\"|FORM day invalid_format",
        "any|{\"a\":[1]}|any={a=[1]},"
      })
  void aJsonPartForAScalarIsReadByTheRulesOfJson(String name, String json, String read) {
    Part size = part("size", null, null, "1");
    for (String fileName : new String[] {null, "blob"}) {
      assertThat(read(Scalars.class, size, part(name, fileName, JSON, json))).contains(read);
    }
  }

  @Test
  void aPartIsNeverReadAsABean() {
    Part size = part("size", null, null, "1");
    for (String name : List.of("any", "text", "count", "day")) {
      assertThat(read(Scalars.class, size, part(name, "a.bin", "image/png", "x")))
          .isEqualTo("validation_failed: FORM " + name + " type_mismatch");
    }
    for (String name : List.of("items", "byName", "array", "optional")) {
      assertThat(read(Several.class, part(name, "a.bin", "image/png", "x")))
          .isEqualTo("validation_failed: FORM " + name + " unsupported_media_type");
    }
  }

  @Test
  void aJsonPartWithoutAFileNameIsNoFile() {
    assertThat(
            read(
                Upload.class,
                part("the-item", null, JSON, ITEM),
                part("file", null, JSON, "{\"a\":1}")))
        .isEqualTo("validation_failed: FORM file type_mismatch");
  }

  record Inner(Part file) {}

  record Nested(@From(Source.FORM) Inner inner) {}

  record NestedList(@From(Source.FORM) List<Inner> inner) {}

  record Files(Map<String, Part> files) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Arrays(Part[] files) {}

  @Test
  void aFileHasItsPlaceAmongTheComponentsOfTheInput() {
    for (Class<?> type :
        List.of(
            Nested.class, NestedList.class, Files.class, Arrays.class, Part.class, Part[].class)) {
      assertThatThrownBy(() -> InputShape.of(type)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void allTextsTogetherAreBounded() {
    Part large = part("the-item", "blob", JSON, ITEM + " ".repeat(1 << 20));
    assertThat(read(Upload.class, large)).startsWith("content_too_large");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,utf-8",
    "text/plain;charset=ISO-8859-1,ISO-8859-1",
    "text/plain;charset=\"utf-16\",utf-16"
  })
  void aTextHasTheCharsetThatItNames(String contentType, String charset) throws Exception {
    Part size = part("size", null, null, "1");
    Part text = part("text", null, contentType, "\u00e4".getBytes(charset));
    assertThat(read(Scalars.class, size, text)).contains("text=\u00e4,");
  }

  @Test
  void aFieldCanNameTheCharsetOfTheFieldsAfterIt() throws Exception {
    Part size = part("size", null, null, "1");
    Part charset = part("_charset_", null, null, "iso-2022-jp");
    Part text = part("text", null, null, "\u3042".getBytes("iso-2022-jp"));
    assertThat(read(Scalars.class, size, charset, text)).contains("text=\u3042,");
  }

  @Test
  void aTextInAnotherCharsetThanItNamesIsTold() {
    Part size = part("size", null, null, "1");
    for (String contentType : List.of("text/plain", "text/plain;charset=klingon")) {
      Part text = part("text", null, contentType, new byte[] {(byte) 0xe4});
      assertThat(read(Scalars.class, size, text))
          .isEqualTo("validation_failed: FORM text malformed_encoding");
    }
  }
}
