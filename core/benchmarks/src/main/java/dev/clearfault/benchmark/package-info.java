/**
 * What the error layer costs: of every request that does not fail, and of a failure. Never shipped.
 */
@NullMarked
package dev.clearfault.benchmark;

import org.jspecify.annotations.NullMarked;
