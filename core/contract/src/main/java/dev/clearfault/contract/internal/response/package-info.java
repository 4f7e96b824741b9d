/**
 * Compares the answers of an application with the responses of a contract, and changes none.
 *
 * <p>Uses {@code operation}, {@code schema}, Jackson, the library's {@code answer} for the answers
 * to failures, and the Servlet API.
 */
@NullMarked
package dev.clearfault.contract.internal.response;

import org.jspecify.annotations.NullMarked;
