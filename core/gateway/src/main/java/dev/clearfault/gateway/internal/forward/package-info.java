/**
 * Passes one request on to a service, and its answer back: paths, header fields, bodies.
 *
 * <p>The only package that uses Apache HttpClient. Uses {@code routes}, of the library {@code
 * Upstream}, {@code read}, {@code exchange} and {@code classify}, and the Servlet API.
 */
@NullMarked
package dev.clearfault.gateway.internal.forward;

import org.jspecify.annotations.NullMarked;
