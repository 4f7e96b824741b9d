/**
 * Makes odd requests from a seed, sends them as bytes, and checks the answers. It knows HTTP and
 * the wire format, but not the product.
 */
@NullMarked
package dev.clearfault.contract.fuzz;

import org.jspecify.annotations.NullMarked;
