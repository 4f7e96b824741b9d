/** A web application as people write it, which reads with its own libraries. */
@NullMarked
package dev.clearfault.unchanged;

import org.jspecify.annotations.NullMarked;
