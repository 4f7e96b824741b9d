package com.example.shop;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a tool of an MCP server returns if the API behind it answers with a problem. */
public final class McpResults {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private McpResults() {}

  /**
   * Returns the result of a tool call, as MCP of 2025-11-25 says.
   *
   * @param problem the JSON of the answer
   * @param structured whether the result has the JSON too; false if the tool has an outputSchema
   */
  public static ObjectNode toolResult(String problem, boolean structured) {
    JsonNode json = JSON.readTree(problem);
    StringBuilder text = new StringBuilder("# " + json.path("title").asString("Problem") + "\n");
    for (String name : new String[] {"detail", "code", "retryable", "retry_after", "instance"}) {
      if (json.has(name)) {
        text.append("\n- ").append(name).append(": ").append(json.get(name).asString());
      }
    }
    for (JsonNode error : json.path("errors")) {
      text.append("\n- wrong: `").append(error).append('`');
    }
    ObjectNode result = JSON.createObjectNode().put("isError", true);
    result.putArray("content").addObject().put("type", "text").put("text", text.toString());
    if (structured) {
      result.set("structuredContent", json);
    }
    return result;
  }
}
