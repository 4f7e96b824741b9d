/** Wrong values for each place of a request, and what comes of the advice in the answers. */
@NullMarked
package dev.clearfault.demo.faults;

import org.jspecify.annotations.NullMarked;
