/**
 * Validates requests against an OpenAPI document or a JSON Schema.
 *
 * <p>This is the API of the module. What stands below {@code dev.clearfault.contract.internal} is
 * none.
 */
@NullMarked
package dev.clearfault.contract;

import org.jspecify.annotations.NullMarked;
