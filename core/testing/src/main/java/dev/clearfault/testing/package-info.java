/**
 * What applications test their own error handling with; packed as a jar of its own, for the test
 * class path.
 *
 * <p>May depend on all the rest; nothing depends on it.
 */
@NullMarked
package dev.clearfault.testing;

import org.jspecify.annotations.NullMarked;
