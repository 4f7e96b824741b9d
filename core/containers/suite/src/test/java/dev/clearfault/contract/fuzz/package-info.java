/**
 * Makes odd requests from a seed, sends them as bytes, and judges the answers. Knows HTTP and the
 * wire format alone, nothing of the product.
 */
@NullMarked
package dev.clearfault.contract.fuzz;

import org.jspecify.annotations.NullMarked;
