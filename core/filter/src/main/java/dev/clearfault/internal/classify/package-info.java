/**
 * Decides whose fault a throwable is, by evidence alone: the class of an exception, its message,
 * and the code that threw it.
 *
 * <p>Pure functions: this package starts no thread, makes no call and remembers only facts about
 * classes. It recognizes client libraries by the names of their classes, so they may be missing
 * from the class path. Not API.
 *
 * <p>Arrows: depends on {@code problem}, on {@code Evidence} of {@code spi}, and on the JDK.
 */
@NullMarked
package dev.clearfault.internal.classify;

import org.jspecify.annotations.NullMarked;
