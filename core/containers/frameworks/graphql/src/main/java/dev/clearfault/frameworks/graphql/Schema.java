package dev.clearfault.frameworks.graphql;

import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.net.ConnectException;
import java.util.concurrent.CompletableFuture;

/** The schema of the shop, and what answers its fields. */
final class Schema {
  private static final ProblemType SOLD_OUT = ProblemType.of("sold_out", 409, "Sold out");

  private static final String SDL =
      """
      type Query { item(id: Int!): String, stock: Int!, fail(as: String): String, later: String }
      type Mutation { order(items: Int!): Int }
      """;

  private Schema() {}

  static GraphQLSchema create() {
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(
                "Query",
                query ->
                    query
                        .dataFetcher("item", asked -> "item " + asked.<Integer>getArgument("id"))
                        .dataFetcher("stock", asked -> null)
                        .dataFetcher("fail", Schema::fail)
                        .dataFetcher(
                            "later", asked -> CompletableFuture.supplyAsync(() -> "later")))
            .type(
                "Mutation",
                mutation -> mutation.dataFetcher("order", asked -> asked.getArgument("items")))
            .build();
    return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SDL), wiring);
  }

  private static String fail(DataFetchingEnvironment asked) throws Exception {
    String as = asked.getArgumentOrDefault("as", "");
    switch (as) {
      case "bug" -> throw new IllegalStateException("hunter2 in a fetcher");
      case "carried" -> throw ProblemException.of(SOLD_OUT, "Nothing is left.");
      case "upstream" -> throw new ConnectException("hunter2 refused");
      default -> {
        return "fine";
      }
    }
  }
}
