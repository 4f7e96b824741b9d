/**
 * The options of the filter, and what it does with one request: finds the operation, has the
 * request checked, and refuses, reports or lets it pass.
 *
 * <p>Uses {@code request}, {@code operation}, {@code schema}, of the library {@code setup}, {@code
 * read}, {@code exchange}, {@code constraints} and {@code text}, and the Servlet API.
 */
@NullMarked
package dev.clearfault.contract.internal.filter;

import org.jspecify.annotations.NullMarked;
