package dev.clearfault.testing;

import tools.jackson.databind.JsonNode;

/**
 * A part of the input beside a JSON body: a parameter, or a field of a form.
 *
 * @param source {@code path}, {@code query}, {@code header}, {@code cookie} or {@code form}
 * @param name its name on the wire
 * @param isRequired whether a request must have it
 * @param schema which values are accepted
 */
record InputPart(String source, String name, boolean isRequired, JsonNode schema) {}
