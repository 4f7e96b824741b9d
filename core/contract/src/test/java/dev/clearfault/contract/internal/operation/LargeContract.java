package dev.clearfault.contract.internal.operation;

import dev.clearfault.contract.internal.schema.Contracts;
import dev.clearfault.contract.internal.schema.SchemaFiles;
import java.util.HashMap;
import java.util.Map;

/**
 * A contract as large as that of a real service: a hundred operations, schemas in a file for each
 * resource, which refer to each other, to a common file and to themselves.
 */
final class LargeContract {
  static final int RESOURCES = 25;

  private LargeContract() {}

  static SchemaFiles files() {
    Map<String, String> files = new HashMap<>();
    StringBuilder paths = new StringBuilder();
    for (int i = 0; i < RESOURCES; i++) {
      paths.append(paths(i));
      files.put("/WEB-INF/parts/resource" + i + ".yaml", resource(i));
    }
    files.put("/WEB-INF/parts/common.yaml", COMMON);
    files.put(
        "/WEB-INF/large.yaml",
        """
        openapi: 3.1.0
        info: {title: A large service, version: '1'}
        servers: [{url: 'https://large.example/api'}]
        paths:
        """
            + paths);
    return Contracts.files(files);
  }

  private static String paths(int i) {
    return """
      /things%1$d:
        get:
          operationId: list%1$d
          parameters:
            - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
            - {name: sort, in: query, explode: false, schema: {type: array, items: {enum: [name, date]}}}
            - {name: filter, in: query, style: deepObject, schema: {$ref: 'parts/resource%1$d.yaml#/filter'}}
          responses: {'200': {description: All of them}}
        post:
          operationId: add%1$d
          requestBody: &body%1$d
            required: true
            content: {application/json: {schema: {$ref: 'parts/resource%1$d.yaml#/thing'}}}
          responses: {'201': {description: Added}}
      /things%1$d/{id}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
        put:
          operationId: replace%1$d
          requestBody: *body%1$d
          responses: {'200': {description: Replaced}}
        delete:
          operationId: remove%1$d
          parameters:
            - {name: If-Match, in: header, required: true, schema: {type: string, maxLength: 40}}
          responses: {'204': {description: Removed}}
    """
        .formatted(i)
        .indent(2);
  }

  private static String resource(int i) {
    return """
    thing:
      type: object
      required: [name, price, owner]
      additionalProperties: false
      properties:
        name: {type: string, minLength: 1, maxLength: 80}
        price: {$ref: 'common.yaml#/money'}
        owner: {$ref: 'common.yaml#/person'}
        tags: {type: array, maxItems: 20, uniqueItems: true, items: {type: string, pattern: '^[a-z-]+$'}}
        parent: {$ref: '#/thing'}
        beside: {type: array, items: {$ref: 'resource%2$d.yaml#/thing'}}
        payment:
          oneOf: [{$ref: 'common.yaml#/card'}, {$ref: 'common.yaml#/account'}]
          discriminator: {propertyName: kind, mapping: {card: 'common.yaml#/card', account: 'common.yaml#/account'}}
    filter:
      type: object
      properties: {name: {type: string}, least: {type: number, minimum: 0}, level%1$d: {type: integer}}
    """
        .formatted(i, (i + 1) % RESOURCES);
  }

  private static final String COMMON =
      """
      money:
        type: object
        required: [amount, currency]
        properties:
          amount: {type: number, minimum: 0, multipleOf: 0.01}
          currency: {type: string, pattern: '^[A-Z]{3}$'}
      person:
        allOf:
          - {$ref: '#/named'}
          - type: object
            required: [email]
            properties:
              email: {type: string, format: email, maxLength: 254}
              friends: {type: array, items: {$ref: '#/person'}}
      named: {type: object, required: [name], properties: {name: {type: string, minLength: 1}}}
      card:
        type: object
        required: [kind, number]
        properties: {kind: {const: card}, number: {type: string, pattern: '^[0-9]{12,19}$'}}
      account:
        type: object
        required: [kind, iban]
        properties: {kind: {const: account}, iban: {type: string, minLength: 15, maxLength: 34}}
      """;
}
