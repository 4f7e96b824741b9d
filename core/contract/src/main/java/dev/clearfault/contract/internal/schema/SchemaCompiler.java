package dev.clearfault.contract.internal.schema;

/** Makes the schemas of one contract ready, when an application starts. Not thread-safe. */
public final class SchemaCompiler {
  private final SchemaFiles files;
  private final Side requests;
  private final Side responses;

  /** Creates a compiler. */
  public SchemaCompiler(SchemaFiles files, Dialect dialect) {
    this.files = files;
    requests = new Side(files, dialect, Direction.REQUEST);
    responses = new Side(files, dialect, Direction.RESPONSE);
  }

  /**
   * Returns the schema at a place.
   *
   * @throws ContractException if it is no schema, has a keyword with a wrong value, an unknown
   *     dialect, or a reference that leads nowhere or out of the application
   */
  public ContractSchema compile(Located schema) {
    if (!schema.node().isObject() && !schema.node().isBoolean()) {
      throw new ContractException(schema.origin(), "a schema is an object, or true or false");
    }
    Dialect.check(files.at(Origin.of(schema.origin().file())));
    return new ContractSchema(schema.origin(), requests.checked(schema), responses.checked(schema));
  }
}
