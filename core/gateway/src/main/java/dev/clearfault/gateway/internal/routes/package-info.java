/**
 * The routes of a gateway: reads their file and contracts, and reads them anew when they change.
 *
 * <p>Uses the contracts of {@code dev.clearfault.contract}, of the library {@code Upstream}, {@code
 * setup} and {@code http}, and the Servlet API.
 */
@NullMarked
package dev.clearfault.gateway.internal.routes;

import org.jspecify.annotations.NullMarked;
