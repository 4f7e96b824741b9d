package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class McpResultsTest {
  private static String golden(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/golden/problem", name));
  }

  @Test
  void theTextHasAllThatRepairsTheCall() throws IOException {
    JsonNode result = McpResults.toolResult(golden("400.json"), false);
    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.has("structuredContent")).isFalse();
    assertThat(result.at("/content/0/type").asString()).isEqualTo("text");
    assertThat(result.at("/content/0/text").asString())
        .startsWith("# Validation failed\n\n- detail: 2 values were not accepted.")
        .contains("\"pointer\":\"#/shipping\"", "\"fix\":[{\"op\":\"replace\"");
  }

  @Test
  void theJsonIsBesideIt() throws IOException {
    JsonNode result = McpResults.toolResult(golden("502.json"), true);
    assertThat(result.at("/content/0/text").asString()).contains("- retryable: false");
    assertThat(result.at("/structuredContent/upstream").asString()).isEqualTo("payments");
  }
}
