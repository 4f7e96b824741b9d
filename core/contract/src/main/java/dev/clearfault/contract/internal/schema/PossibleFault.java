package dev.clearfault.contract.internal.schema;

import dev.clearfault.internal.constraints.PlacePattern;

/**
 * A fault that a value can have.
 *
 * @param fault as {@link ContractSchema#check} returns it, without its place
 * @param place inside of the value
 * @param isKnown whether what is expected does not depend on the value
 */
public record PossibleFault(SchemaFault fault, PlacePattern place, boolean isKnown) {}
