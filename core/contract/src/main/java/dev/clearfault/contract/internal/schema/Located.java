package dev.clearfault.contract.internal.schema;

import tools.jackson.databind.JsonNode;

/**
 * A part of a contract, with its place.
 *
 * @param node is never changed
 */
public record Located(Origin origin, JsonNode node) {}
