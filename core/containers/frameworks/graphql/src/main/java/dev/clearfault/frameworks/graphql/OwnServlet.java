package dev.clearfault.frameworks.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import graphql.ExecutionInput;
import graphql.GraphQL;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet on graphql-java alone, as many applications write it. */
public final class OwnServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphQL graphQl = GraphQL.newGraphQL(Schema.create()).build();

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JsonNode body = JSON.readTree(request.getInputStream());
    String query = body.path("query").asText("");
    if (query.isEmpty()) {
      throw ProblemException.of(ProblemType.ofStatus(400), "Send a query.");
    }
    if (query.contains("servlet-fails")) {
      throw new IllegalStateException("hunter2 in a servlet");
    }
    response.setContentType("application/json");
    JSON.writeValue(
        response.getOutputStream(),
        graphQl.execute(ExecutionInput.newExecutionInput(query).build()).toSpecification());
  }
}
