/**
 * Makes the files in {@code docs/operations} from the problem types of the library: the rules of
 * Prometheus, the dashboard and the runbooks. The tests hold the files equal to what is made, and
 * run the rules.
 */
@NullMarked
package dev.clearfault.operations;

import org.jspecify.annotations.NullMarked;
