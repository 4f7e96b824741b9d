/**
 * Measures the cost of the error layer, for a request that does not fail and for a failure. Never
 * shipped.
 */
@NullMarked
package dev.clearfault.benchmark;

import org.jspecify.annotations.NullMarked;
