package dev.clearfault.contract.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.request.CheckingServer.Answer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies by their media types, over a socket. */
class BodiesTest {
  private static final String JSON = "application/json";
  private static final String BOUNDARY = "multipart/form-data; boundary=x";

  private static CheckingServer server;

  @BeforeAll
  static void start() {
    server =
        CheckingServer.of(
            """
            openapi: 3.1.0
            info: {title: t, version: "1"}
            paths:
              /json:
                post:
                  requestBody:
                    required: true
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/Item'}}
              /optional:
                post:
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/Item'}}}
                delete: {}
              /ranges:
                post:
                  requestBody:
                    required: true
                    content:
                      '*/*': {schema: {$ref: '#/components/schemas/Item'}}
                      'text/*': {schema: {type: string, maxLength: 3}}
                      text/csv: {schema: {type: string, maxLength: 6}}
                      application/pdf: {}
              /names:
                post:
                  requestBody:
                    content:
                      application/x-www-form-urlencoded: {schema: &names
                        {type: object, patternProperties: {'^(a|b)*$': {type: integer}}}}
                      application/json: {schema: *names}
              /number:
                post:
                  requestBody: {required: true, content: {text/plain: {schema: {type: integer}}}}
              /form:
                post:
                  requestBody:
                    required: true
                    content:
                      application/x-www-form-urlencoded:
                        schema: {$ref: '#/components/schemas/Form'}
                        encoding:
                          commas: {style: form, explode: false}
                          deep: {style: deepObject, explode: true}
              /parts:
                post:
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [photo, item]
                          properties:
                            photo: {type: string, format: binary}
                            pages: {type: array, maxItems: 2, items: {type: string, format: binary}}
                            item: {$ref: '#/components/schemas/Item'}
                            items: {type: array, items: {$ref: '#/components/schemas/Item'}}
                            n: {type: integer}
                            note: {type: string}
                        encoding:
                          photo:
                            contentType: image/png, image/jpeg
                            headers:
                              X-Rank: {required: true, schema: {type: integer}}
            components:
              schemas:
                Item:
                  type: object
                  required: [n]
                  additionalProperties: false
                  properties:
                    n: {type: integer, maximum: 9}
                    price: {type: number, multipleOf: 0.01}
                    list: {type: array, items: {$ref: '#/components/schemas/Item'}}
                Form:
                  type: object
                  required: [n]
                  properties:
                    n: {type: integer}
                    names: {type: array, items: {type: string, maxLength: 3}}
                    commas: {type: array, items: {type: integer}}
                    deep: {type: object, properties: {x: {type: boolean}}}
                    item: {$ref: '#/components/schemas/Item'}
                  additionalProperties: false
            """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer post(String path, String type, String body) {
    return server.post(path, body, "Content-Type", type);
  }

  @Test
  void jsonIsCheckedAndHandedOn() {
    Answer answer = post("/json", JSON, "{\"n\":1,\"price\":1.10}");
    assertThat(answer.text()).isEqualTo("POST /json {\"n\":1,\"price\":1.10}");
    assertThat(post("/json", JSON, "{\"n\":12,\"price\":1.001,\"list\":[{}],\"m\":1}").errors())
        .containsExactly(
            "body n max",
            "body price digits",
            "body list[0].n not_null",
            "body m unknown_property");
  }

  @Test
  void jsonIsReadAsStrictlyAsForClasses() {
    assertThat(post("/json", JSON, "{\"n\":1,\"n\":10}").errors())
        .containsExactly("body n duplicate_property");
    assertThat(post("/json", JSON, "{\"n\":1e5000}").errors())
        .containsExactly("body n out_of_range");
    assertThat(post("/json", JSON, "{\"n\":").json().path("code").asString())
        .isEqualTo("malformed_json");
    assertThat(post("/json", JSON, "").json().path("code").asString()).isEqualTo("missing_body");
    assertThat(post("/json", JSON, " ").json().path("code").asString()).isEqualTo("missing_body");
    assertThat(server.post("/json", null).json().path("code").asString()).isEqualTo("missing_body");
    assertThat(post("/json", JSON, "null").errors()).hasSize(1);
    assertThat(post("/json", JSON, "[".repeat(200)).errors())
        .containsExactly("body  nesting_too_deep");
  }

  @Test
  void otherTypesAreRefusedWithThoseThatAreAccepted() {
    Answer refused = post("/json", "text/plain", "{\"n\":1}");
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.accept()).isEqualTo(JSON);
    assertThat(server.post("/json", "{}").status()).isEqualTo(415);
    assertThat(post("/parts", JSON, "{}").accept()).isEqualTo("multipart/form-data");
    assertThat(post("/parts", JSON, "{}").json().path("detail").asString())
        .isEqualTo("Send the body as one of these types: multipart/form-data.");
  }

  @Test
  void bodyMayBeAbsentIfItIsOptional() {
    assertThat(server.post("/optional", null).status()).isEqualTo(200);
    assertThat(post("/optional", JSON, "").status()).isEqualTo(200);
    assertThat(post("/optional", JSON, "{}").errors()).containsExactly("body n not_null");
    assertThat(post("/optional", "text/plain", "x").status()).isEqualTo(415);
    assertThat(server.send("DELETE", "/optional", "x", "Content-Type", "a/b").status())
        .isEqualTo(200);
  }

  @Test
  void mostSpecialRangeDecides() {
    assertThat(post("/ranges", "text/csv", "123456").status()).isEqualTo(200);
    assertThat(post("/ranges", "text/html; charset=utf-8", "1234").errors())
        .containsExactly("body  size");
    assertThat(post("/ranges", "application/pdf", "1234567").status()).isEqualTo(200);
    assertThat(post("/ranges", "application/vnd.a+json", "{}").errors())
        .containsExactly("body n not_null");
    assertThat(post("/ranges", "application/octet-stream", "{}").accept())
        .as("what cannot be checked does not pass a schema")
        .isEqualTo("application/json, text/*, text/csv, application/pdf");
    assertThat(post("/number", "text/plain", "12").status()).isEqualTo(200);
    assertThat(post("/number", "text/plain", "1x").errors()).containsExactly("body  type_mismatch");
    assertThat(
            server
                .sendBytes("POST", "/number", new byte[] {-1}, "Content-Type", "text/plain")
                .errors())
        .containsExactly("body  malformed_encoding");
  }

  @Test
  void fieldsOfFormsAreProperties() {
    String form = "application/x-www-form-urlencoded";
    assertThat(
            post(
                    "/form",
                    form,
                    "n=1&names=a&names=b&commas=1%2C2&deep%5Bx%5D=true&item=%7B%22n%22:1%7D")
                .text())
        .isEqualTo("POST /form null");
    assertThat(
            post(
                    "/form",
                    form,
                    "n=x&names=a&names=abcd&commas=1%2Cx&deep%5Bx%5D=1&item=%7B%22n%22:10%7D&m=1")
                .errors())
        .containsExactly(
            "form n type_mismatch",
            "form names[1] size",
            "form commas[1] type_mismatch",
            "form deep.x type_mismatch",
            "form item.n max",
            "form m unknown_property");
    assertThat(post("/form", form, "").errors()).containsExactly("form n not_null");
    assertThat(post("/form", form, "n=%ff").errors()).containsExactly("form n malformed_encoding");
    assertThat(post("/form", form, "n=1&item=x").errors())
        .containsExactly("form item type_mismatch");
  }

  @Test
  void aNameOfAFieldIsNoFaultOfTheServer() {
    String form = "application/x-www-form-urlencoded";
    assertThat(post("/names", form, "aab=1&ba=2").status()).isEqualTo(200);
    assertThat(post("/names", form, "aab=x").errors()).containsExactly("form [aab] type_mismatch");
    assertThat(post("/names", form, "ab".repeat(20_000) + "=1").errors())
        .containsExactly("form  too_complex");
    assertThat(post("/names", JSON, "{\"" + "ab".repeat(20_000) + "\":\"\\u0000\"}").status())
        .isEqualTo(400);
  }

  @Test
  void partsAreTextsJsonOrFiles() {
    String photo = part("photo", "p.png", "image/png", "X-Rank: 1\r\n", "\u0000\u0001");
    String item = part("item", null, JSON, "", "{\"n\":1}");
    Answer accepted =
        parts(
            photo
                + item
                + part("items", null, JSON, "", "{\"n\":1}")
                + part("items", null, null, "", "{\"n\":2}")
                + part("pages", "1.pdf", "application/pdf", "", "1")
                + part("pages", "2.pdf", "application/pdf", "", "2")
                + part("n", null, null, "", "5"));
    assertThat(accepted.text()).isEqualTo("POST /parts null");
    assertThat(
            parts(
                    part("photo", "p.gif", "image/gif", "", "x")
                        + part("item", null, JSON, "", "{\"n\":12}")
                        + part("items", null, JSON, "", "{\"n\":1}")
                        + part("items", null, JSON, "", "{")
                        + part("pages", "1", "a/b", "", "1").repeat(3)
                        + part("n", null, null, "", "x")
                        + part("note", "n.txt", "text/plain", "", "x"))
                .errors())
        .containsExactly(
            "header photo.X-Rank not_null",
            "form photo unsupported_media_type",
            "form pages size",
            "form item.n max",
            "form items[1] malformed",
            "form n type_mismatch",
            "form note type_mismatch");
    assertThat(parts(part("n", null, null, "", "1")).errors())
        .containsExactly("form photo not_null", "form item not_null");
  }

  private static Answer parts(String parts) {
    return server.sendBytes(
        "POST",
        "/parts",
        (parts + "--x--\r\n").getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        BOUNDARY);
  }

  private static String part(
      String name, @Nullable String file, @Nullable String type, String headers, String content) {
    return "--x\r\nContent-Disposition: form-data; name=\""
        + name
        + (file == null ? "\"\r\n" : "\"; filename=\"" + file + "\"\r\n")
        + (type == null ? "" : "Content-Type: " + type + "\r\n")
        + headers
        + "\r\n"
        + content
        + "\r\n";
  }
}
