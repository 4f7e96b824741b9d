/**
 * Tells failures of calls to other services from our own, and says which kind each is.
 *
 * <p>Depends on {@code problem} and {@code json}. It knows client libraries by the names of their
 * classes and of the code that threw, so none of them need be there; one class names Jakarta
 * Validation, for answers that have constraints.
 */
@NullMarked
package dev.clearfault.upstream;

import org.jspecify.annotations.NullMarked;
