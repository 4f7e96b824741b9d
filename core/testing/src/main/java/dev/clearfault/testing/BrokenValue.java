package dev.clearfault.testing;

import tools.jackson.databind.JsonNode;

/**
 * A value that breaks one rule of a schema.
 *
 * @param place below the value that the schema describes, such as {@code /items/0/quantity}
 * @param label what is wrong, such as "is too long"
 * @param whole the value with the fault in it; a missing node if the value itself is missing
 */
record BrokenValue(String place, String label, JsonNode whole) {}
