package dev.clearfault.contract.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The styles of parameters, over a socket. */
class ParametersTest {
  private static CheckingServer server;

  @BeforeAll
  static void start() {
    server =
        CheckingServer.of(
            """
            openapi: 3.1.0
            info: {title: t, version: "1"}
            paths:
              /simple/{v}:
                get:
                  parameters: [{name: v, in: path, required: true, schema: {$ref: '#/components/schemas/Ints'}}]
              /object/{v}:
                get:
                  parameters: [{name: v, in: path, required: true, schema: {$ref: '#/components/schemas/Point'}}]
              /exploded/{v}:
                get:
                  parameters: [{name: v, in: path, explode: true, required: true, schema: {$ref: '#/components/schemas/Point'}}]
              /label/{v}:
                get:
                  parameters: [{name: v, in: path, style: label, required: true, schema: {$ref: '#/components/schemas/Ints'}}]
              /labels/{v}:
                get:
                  parameters: [{name: v, in: path, style: label, explode: true, required: true, schema: {$ref: '#/components/schemas/Ints'}}]
              /labelpoint/{v}:
                get:
                  parameters: [{name: v, in: path, style: label, explode: true, required: true, schema: {$ref: '#/components/schemas/Point'}}]
              /matrix/{v}:
                get:
                  parameters: [{name: v, in: path, style: matrix, required: true, schema: {$ref: '#/components/schemas/Ints'}}]
              /matrices/{v}:
                get:
                  parameters: [{name: v, in: path, style: matrix, explode: true, required: true, schema: {$ref: '#/components/schemas/Ints'}}]
              /matrixpoint/{v}:
                get:
                  parameters: [{name: v, in: path, style: matrix, explode: true, required: true, schema: {$ref: '#/components/schemas/Point'}}]
              /int/{v}:
                get:
                  parameters: [{name: v, in: path, required: true, schema: {type: integer, maximum: 9}}]
              /text/{v}:
                get:
                  parameters: [{name: v, in: path, required: true, schema: {type: string, maxLength: 3}}]
              /query:
                get:
                  parameters:
                    - {name: ints, in: query, schema: {$ref: '#/components/schemas/Ints'}}
                    - {name: commas, in: query, explode: false, schema: {$ref: '#/components/schemas/Ints'}}
                    - {name: texts, in: query, explode: false, schema: {type: array, items: {type: string, maxLength: 3}}}
                    - {name: spaces, in: query, style: spaceDelimited, explode: false, schema: {$ref: '#/components/schemas/Ints'}}
                    - {name: pipes, in: query, style: pipeDelimited, explode: false, schema: {$ref: '#/components/schemas/Ints'}}
                    - {name: deep, in: query, style: deepObject, explode: true, schema: {$ref: '#/components/schemas/Deep'}}
                    - {name: flat, in: query, explode: false, schema: {$ref: '#/components/schemas/Point'}}
                    - {name: open, in: query, schema: {$ref: '#/components/schemas/Point'}}
                    - {name: json, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Deep'}}}}
                    - {name: empty, in: query, allowEmptyValue: true, schema: {type: integer}}
                    - {name: flag, in: query, schema: {type: boolean}}
                    - {name: either, in: query, schema: {oneOf: [{type: integer, minimum: 5}, {type: string, minLength: 2}]}}
                    - {name: nothing, in: query, schema: {type: [integer, 'null']}}
                    - {name: one, in: query, schema: {type: integer}}
              /headers:
                get:
                  parameters:
                    - {name: X-Ints, in: header, schema: {$ref: '#/components/schemas/Ints'}}
                    - {name: X-Point, in: header, explode: true, schema: {$ref: '#/components/schemas/Point'}}
                    - {name: X-Key, in: header, required: true, schema: {type: string, format: uuid}}
                    - {name: Accept, in: header, required: true, schema: {type: integer}}
                    - {name: size, in: cookie, schema: {type: integer}}
                    - {name: point, in: cookie, explode: true, schema: {$ref: '#/components/schemas/Point'}}
            components:
              schemas:
                Ints: {type: array, maxItems: 3, items: {type: integer}}
                Point: {type: object, required: [a], properties: {a: {type: integer}, b: {type: integer}}}
                Deep:
                  type: object
                  properties:
                    n: {type: integer}
                    list: {type: array, items: {type: integer}}
                    inner: {type: object, properties: {x: {type: boolean}}}
            """);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/simple/1,2 /simple/1,x",
        "/simple/1%2C2 /simple/1,2,3,4",
        "/object/a,1,b,2 /object/a,1,b",
        "/exploded/a=1,b=2 /exploded/b=2",
        "/label/.1,2 /label/.1,x",
        "/label/.1 /label/1",
        "/labels/.1.2 /labels/.1.x",
        "/labelpoint/.a=1.b=2 /labelpoint/.a=x",
        "/matrix/;v=1,2 /matrix/;v=1,x",
        "/matrices/;v=1;v=2 /matrices/;v=1;v=x",
        "/matrixpoint/;a=1;b=2 /matrixpoint/;b=2",
        "/int/9 /int/10",
        "/int/9;jsessionid=A /int/x;jsessionid=A",
        "/text/a%2Cb /text/abcd",
        "/query?ints=1&ints=2 /query?ints=1&ints=x",
        "/query?ints=1 /query?ints=1,2",
        "/query?ints= /query?ints=1&ints=2&ints=3&ints=4",
        "/query?commas=1,2 /query?commas=1,x",
        "/query?commas=1%2C2 /query?commas=1%2Cx",
        "/query?commas=1,2&commas=3 /query?commas=1,2&commas=3,4",
        "/query?texts=a%2Cb,c /query?texts=a%2Cbc,c",
        "/query?spaces=1%202 /query?spaces=1,2",
        "/query?spaces=1+2 /query?spaces=1+x",
        "/query?pipes=1%7C2 /query?pipes=1%7Cx",
        "/query?deep%5Bn%5D=1 /query?deep%5Bn%5D=x",
        "/query?deep%5Blist%5D=1&deep%5Blist%5D=2 /query?deep%5Blist%5D=1&deep%5Blist%5D=x",
        "/query?deep%5Blist%5D%5B%5D=1 /query?deep%5Blist%5D%5B%5D=x",
        "/query?deep%5Binner%5D%5Bx%5D=true /query?deep%5Binner%5D%5Bx%5D=yes",
        "/query?flat=a,1,b,2 /query?flat=a,1,b",
        "/query?a=1&b=2 /query?b=2",
        "/query?json=%7B%22n%22:1%7D /query?json=%7B%22n%22:%221%22%7D",
        "/query?empty= /query?empty=x",
        "/query?flag=true /query?flag=TRUE",
        "/query?either=5 /query?either=4",
        "/query?either=xx /query?either=x",
        "/query?nothing= /query?one=",
        "/query?one=%2B05 /query?one=5.0",
        "/query?unknown=%C3%A9 /query?one=%C3",
      })
  void textsBecomeValuesByTheirStyle(String valid, String invalid) {
    assertThat(server.get(valid).status()).as(server.get(valid).text()).isEqualTo(200);
    assertThat(server.get(invalid).status()).as(server.get(invalid).text()).isEqualTo(400);
  }

  @Test
  void everyFaultHasItsPlaceInTheOrderOfTheOperation() {
    assertThat(
            server
                .get(
                    "/query?one=1&one=2&flag=1&deep%5Blist%5D=x&commas=1,y&ints=1&ints=z"
                        + "&json=%7B%22n%22:%22q%22,%22n%22:2%7D&flat=b,1&pipes=%ff")
                .errors())
        .containsExactly(
            "query ints[1] type_mismatch",
            "query commas[1] type_mismatch",
            "query deep.list[0] type_mismatch",
            "query flat.a not_null",
            "query json.n duplicate_property",
            "query flag type_mismatch",
            "query one type_mismatch",
            "query pipes malformed_encoding");
  }

  @Test
  void textOfContentIsNoJson() {
    assertThat(server.get("/query?json=%7B").errors()).containsExactly("query json malformed");
  }

  @Test
  void headersAndCookiesAreChecked() {
    String key = "0b4b1c3e-8f0b-4b0e-9a57-0f1de1c2a001";
    assertThat(
            server
                .get("/headers", "X-Key", key, "X-Ints", "1, 2", "X-Ints", "3", "Cookie", "size=5")
                .status())
        .isEqualTo(200);
    assertThat(
            server
                .get("/headers", "X-Ints", "1, x", "X-Point", "b=2", "Cookie", "size=big; a=1; b=y")
                .errors())
        .containsExactly(
            "header X-Ints[1] type_mismatch",
            "header X-Point.a not_null",
            "header X-Key not_null",
            "cookie size type_mismatch",
            "cookie point.b type_mismatch");
    assertThat(server.get("/headers", "X-Key", key, "X-Key", key).errors())
        .containsExactly("header X-Key type_mismatch");
  }

  @Test
  void pathsHaveTheSpellingOfTheContainer() {
    assertThat(server.get("/int/../int/x").errors()).containsExactly("path v type_mismatch");
    assertThat(server.get("/%69nt;a=b/%78").errors()).containsExactly("path v type_mismatch");
    assertThat(server.get("/headers/").errors()).containsExactly("header X-Key not_null");
  }
}
