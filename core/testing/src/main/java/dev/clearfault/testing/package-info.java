/**
 * Tools with which an application tests its error handling. The jar belongs on the test class path.
 *
 * <p>Only {@link dev.clearfault.testing.Repair} needs more than the JDK: Jackson 3 databind. No
 * other package of the library uses this one.
 */
@NullMarked
package dev.clearfault.testing;

import org.jspecify.annotations.NullMarked;
