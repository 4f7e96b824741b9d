package dev.clearfault.contract.internal.operation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.contract.internal.schema.ContractException;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Each mistake is told with its file, its place, the reason and the remedy. */
class MistakesInDocumentsTest {
  private static void read(String yaml) {
    SchemaFiles.Source source =
        path ->
            path.equals("/api.yaml")
                ? new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))
                : null;
    Contract unused = Contract.read(new SchemaFiles(source), "/api.yaml");
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(ContractException.class).hasMessage(message);
  }

  private static void refusedPaths(String paths, String message) {
    refused("openapi: 3.1.0\npaths: " + paths, "/api.yaml#/paths" + message);
  }

  private static void refusedPost(String operation, String message) {
    refusedPaths("{/x: {post: " + operation + "}}", "/~1x/post" + message);
  }

  @Test
  void versions() {
    refused(
        "a: 1",
        "/api.yaml#: the member openapi is missing: add it with the version, such as"
            + " \"3.1.0\"");
    refused(
        "swagger: '2.0'",
        "/api.yaml#/swagger: this is a document of Swagger 2.0: convert it to"
            + " OpenAPI 3.0 or 3.1");
    refused(
        "openapi: 3.1",
        "/api.yaml#/openapi: a text is expected here: put what stands here in quotes");
    refused("openapi: [3.1]", "/api.yaml#/openapi: a text is expected here");
    refused(
        "openapi: 3.2.0",
        "/api.yaml#/openapi: the version 3.2.0 is not supported: write the"
            + " document in 3.0 or 3.1");
    refused(
        "openapi: 3.1.0\njsonSchemaDialect: https://example.com/d\npaths: {}",
        "/api.yaml#/jsonSchemaDialect: the dialect is not supported: remove the member, or write"
            + " https://json-schema.org/draft/2020-12/schema");
    refused(
        "openapi: 3.1.0",
        "/api.yaml#: the member paths is missing, so no request can be" + " checked: add it");
    refused("[1]", "/api.yaml#: an object is expected here");
  }

  @Test
  void paths() {
    refusedPaths("{x: {}}", "/x: a path starts with a slash: write it as /x");
    refusedPaths(
        "{/x?y: {}}",
        "/~1x?y: a path has no query and no fragment: write query parameters" + " as parameters");
    refusedPaths(
        "{'/{a}/{a}': {}}",
        "/~1{a}~1{a}: the path has the variable {a} twice: rename one" + " of them");
    refusedPaths(
        "{'/{a': {}}",
        "/~1{a: a variable of a path has a name in one pair of braces, such" + " as {id}");
    refusedPaths(
        "{'/a}': {}}",
        "/~1a}: the path has a closing brace without an opening one: remove" + " it");
    refusedPaths(
        "{'/{a}{b}': {}}",
        "/~1{a}{b}: nothing stands between two variables of the path:"
            + " write a text between them");
    refusedPaths(
        "{'/a/{b}': {}, '/a/{c}': {}}",
        "/~1a~1{c}: the path /a/{b} fits the same requests:" + " make one path of both");
    refusedPaths(
        "{/x: {Post: {}}}",
        "/~1x/Post: this is no method: write one of [delete, get, head,"
            + " options, patch, post, put, trace]");
    refusedPaths(
        "{/x: {$ref: '#/components/x', get: {}}}",
        "/~1x/get: it stands beside a $ref," + " which replaces it: move it to the target");
    refusedPaths(
        "{/x: {get: {operationId: a}, put: {operationId: a}}}",
        "/~1x/put/operationId: the operation at /api.yaml#/paths/~1x/get has the same operationId:"
            + " change one of them");
  }

  @Test
  void variablesWithoutParameterAndReverse() {
    refusedPaths(
        "{'/x/{id}': {get: {}}}",
        "/~1x~1{id}/get: the variable {id} of the path /x/{id}"
            + " has no parameter: add one with \"in\": \"path\"");
    refusedPost(
        "{parameters: [{name: id, in: path, required: true, schema: {}}]}",
        "/parameters/0: the path /x has no variable {id}: add it, or remove the parameter");
    refusedPaths(
        "{'/{a}': {get: {parameters: [{name: a, in: path, schema: {}}]}}}",
        "/~1{a}/get/parameters/0: a path parameter is always sent: add \"required\": true");
  }

  @Test
  void parameters() {
    refusedPost(
        "{parameters: [{in: query, schema: {}}]}",
        "/parameters/0: the member name is missing: add it");
    refusedPost(
        "{parameters: [{name: a, in: body, schema: {}}]}",
        "/parameters/0/in: write one of path, query, header and cookie");
    refusedPost(
        "{parameters: [{name: a, in: query}]}",
        "/parameters/0: either a schema or a content says what it is: write one of them");
    refusedPost(
        "{parameters: [{name: a, in: query, schema: {}, content: {a/b: {}}}]}",
        "/parameters/0: either a schema or a content says what it is: write one of them");
    refusedPost(
        "{parameters: [{name: a, in: query, content: {a/b: {}, a/c: {}}}]}",
        "/parameters/0/content: one media type is expected here");
    refusedPost(
        "{parameters: [{name: a, in: query, style: matrix, schema: {}}]}",
        "/parameters/0/style: matrix is no style of query parameters: write one of [form,"
            + " spaceDelimited, pipeDelimited, deepObject]");
    refusedPost(
        "{parameters: [{name: a, in: query, style: deepObject, schema: {type: string}}]}",
        "/parameters/0/style: deepObject is for objects: use form");
    refusedPost(
        "{parameters: [{name: a, in: header, schema: {}}," + " {name: A, in: header, schema: {}}]}",
        "/parameters/1: the header parameter A is there twice: remove one of them");
    refusedPost("{parameters: {a: 1}}", "/parameters: a list is expected here");
    refusedPost(
        "{parameters: [{name: a, in: query, required: 'yes', schema: {}}]}",
        "/parameters/0/required: true or false is expected here");
    refusedPost(
        "{parameters: [{$ref: '#/components/parameters/A'}]}",
        "/parameters/0: the reference '#/components/parameters/A' leads nowhere:"
            + " /api.yaml#/components/parameters/A: there is nothing at this place");
  }

  @Test
  void bodiesAndAnswers() {
    refusedPost(
        "{requestBody: {}}",
        "/requestBody: the member content is missing or empty: add a media type");
    refusedPost(
        "{requestBody: {content: {json: {}}}}",
        "/requestBody/content: json is no media type: write one such as application/json or text/*");
    refusedPost(
        "{requestBody: {content: {multipart/form-data: {schema: {properties: {a: {}}},"
            + " encoding: {b: {}}}}}}",
        "/requestBody/content/multipart~1form-data/encoding/b: the schema has no property of this"
            + " name: write one of its properties");
    refusedPost(
        "{requestBody: {content: {multipart/form-data: {schema: {properties: {a: {}}},"
            + " encoding: {a: {contentType: png}}}}}}",
        "/requestBody/content/multipart~1form-data/encoding/a/contentType: write media types, with"
            + " commas between them");
    refusedPost(
        "{responses: {'20': {}}}",
        "/responses: 20 is no status: write one such as 200, 4XX or default");
  }

  @Test
  void servers() {
    refused(
        "openapi: 3.0.3\npaths: {}\nservers: [{url: 'https://{host}/x'}]",
        "/api.yaml#/servers/0/url: a variable is not among the variables of the server: add it");
    refused(
        "openapi: 3.0.3\npaths: {}\nservers: [{url: api/v1}]",
        "/api.yaml#/servers/0/url: nobody knows what it is relative to: write a URL, or a path such"
            + " as /api");
  }

  @Test
  void aReferenceWithABrokenEscape() {
    refusedPost(
        "{requestBody: {content: {a/b: {schema: {$ref: '#/a%zz'}}}}}",
        "/requestBody/content/a~1b/schema/$ref: the reference '#/a%zz' has a percent sign that"
            + " begins no escape");
  }

  @Test
  void aliasesMakeNoTreeWithoutAnEnd() {
    StringBuilder lists = new StringBuilder("openapi: 3.1.0\npaths: {}\nx0: &x0 [a, a]\n");
    for (int i = 1; i <= 24; i++) {
      lists.append("x%d: &x%d [*x%d, *x%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> read(lists.toString()))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("has too many values by its aliases: write fewer of them");
  }

  @Test
  void aliasesMayBeMany() {
    StringBuilder lists = new StringBuilder("openapi: 3.1.0\npaths: {}\nx0: &x0 [a, a]\n");
    for (int i = 1; i <= 200; i++) {
      lists.append("x%d: *x0\n".formatted(i));
    }
    assertThatCode(() -> read(lists.toString())).doesNotThrowAnyException();
  }
}
