/** What the documentation quotes; compiled here, so that it stays true. */
@NullMarked
package dev.clearfault.samples;

import org.jspecify.annotations.NullMarked;
