package dev.clearfault.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "application/json, application/json,",
        "' Application/JSON ; charset=UTF-8', application/json, utf-8",
        "application/json;charset=\"UTF-8\", application/json, utf-8",
        "application/json; CharSet = utf-8, application/json, utf-8",
        "application/json; x=\";charset=latin1\"; charset=utf-8, application/json, utf-8",
        "application/json; x=\"a\\\";charset=b\"; charset=utf-8, application/json, utf-8",
        "application/json; charset=, application/json, ''",
        "application/json; charset=\"\", application/json, ''",
        "application/json; charset=\" \", application/json, ' '",
        "application/json; charset=;, application/json, ''",
        "application/json;, application/json,",
        "application/json; xcharset=latin1, application/json,",
        "application/json; charset=\", application/json, '\"'",
        "application/json; charset=\"utf-8\\, application/json, '\"utf-8\\'"
      })
  void readsNameAndCharset(String header, String name, String charset) {
    assertThat(MediaType.of(header)).isEqualTo(new MediaType(name, charset));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencodedx",
        "multipart/form-datax",
        "multipart/form-data,text/plain",
        "x; multipart/form-data",
        "application/jsonx",
        "text/json",
        "+json",
        "text/plain +json",
        ""
      })
  void aTypeThatOnlyLooksLikeOneIsNone(String header) {
    MediaType type = MediaType.of(header);
    assertThat(type.isForm()).isFalse();
    assertThat(type.isMultipart()).isFalse();
    assertThat(type.isJson()).isFalse();
  }

  @Test
  void knowsItsForms() {
    assertThat(MediaType.of("application/x-www-form-urlencoded;charset=UTF-8").isForm()).isTrue();
    assertThat(MediaType.of("MULTIPART/form-data; boundary=\"a;b\"").isMultipart()).isTrue();
    assertThat(MediaType.of("application/merge-patch+json").isJson()).isTrue();
    assertThat(MediaType.of(null).isForm()).isFalse();
  }

  @Test
  void anEmptyCharsetIsNotUtf8() {
    assertThat(MediaType.of("application/json").isUtf8()).isTrue();
    assertThat(MediaType.of("application/json;charset=utf8").isUtf8()).isTrue();
    assertThat(MediaType.of("application/json;charset=").isUtf8()).isFalse();
    assertThat(MediaType.of("application/json;charset=\" \"").isUtf8()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        " application/vnd.a+json ; charset=UTF-8 ;",
        "application/json;charset=utf-8;CHARSET=UTF-8",
        "text/plain; x=\"a;charset=b,\\\"\"; charset = utf-8",
        "multipart/form-data; boundary=----=_a/b:c?'()+"
      })
  void aWellFormedValueHasOneMeaning(String header) {
    assertThat(MediaType.isWellFormed(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "json",
        "application/json, text/plain",
        "application/json; x=y, text/plain",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json; x",
        "application/json; x=\"",
        "application/json; =x",
        "application/json x",
        "application/json; x=\"a\"b"
      })
  void anotherValueIsMalformed(String header) {
    assertThat(MediaType.isWellFormed(header)).isFalse();
  }

  @Test
  void aLongValueNeedsNoStack() {
    String many = "a/b" + ";x=\"\\a\"".repeat(100_000);
    assertThat(MediaType.isWellFormed(many)).isTrue();
    assertThat(MediaType.isWellFormed("a/b;x=\"" + "\\a".repeat(100_000))).isFalse();
    assertThat(MediaType.isWellFormed("a/b;x=\"" + "a".repeat(100_000) + "\"")).isTrue();
  }
}
