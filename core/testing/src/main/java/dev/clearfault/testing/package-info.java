/**
 * Tools with which an application tests its error handling. The jar belongs on the test class path.
 *
 * <p>It needs only the JDK, and no other package of the library uses it.
 */
@NullMarked
package dev.clearfault.testing;

import org.jspecify.annotations.NullMarked;
