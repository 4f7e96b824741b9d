/**
 * The values every failure is turned into before it leaves the application.
 *
 * <p>Every other package may point here; this one uses the JDK and nothing else.
 */
@NullMarked
package dev.clearfault.problem;

import org.jspecify.annotations.NullMarked;
