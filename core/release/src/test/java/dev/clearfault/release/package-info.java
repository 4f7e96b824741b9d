/** What is published, as a user gets it. */
@NullMarked
package dev.clearfault.release;

import org.jspecify.annotations.NullMarked;
