/**
 * Finds what a contract and an application say differently.
 *
 * <p>Uses {@code operation}, {@code schema}, and Jakarta Validation's metadata through the library.
 */
@NullMarked
package dev.clearfault.contract.internal.drift;

import org.jspecify.annotations.NullMarked;
