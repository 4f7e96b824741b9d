/**
 * Reads the parts of a request that an operation describes, and checks them.
 *
 * <p>Uses {@code operation}, {@code schema}, {@code tell}, the library's {@code read}, and the
 * Servlet API.
 */
@NullMarked
package dev.clearfault.contract.internal.request;

import org.jspecify.annotations.NullMarked;
