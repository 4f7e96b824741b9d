/**
 * A validating gateway: one servlet in front of internal services.
 *
 * <p>This is the API of the module. What stands below {@code dev.clearfault.gateway.internal} is
 * none.
 */
@NullMarked
package dev.clearfault.gateway;

import org.jspecify.annotations.NullMarked;
