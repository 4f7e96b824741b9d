/**
 * Finds out whether what the client has sent made a parser or a conversion of the application fail.
 * It compares what an exception says with what the application has asked for and read.
 *
 * <p>Pure functions: a parser's or a conversion's exception alone proves nothing, because the
 * application may have read a file, an answer or its own text. Libraries are recognized by the
 * names of their classes, so they may be missing from the class path. Not API.
 *
 * <p>Arrows: depends on {@code classify}, {@code problem}, {@code spi}, Jackson's streaming parser
 * and the JDK.
 */
@NullMarked
package dev.clearfault.internal.evidence;

import org.jspecify.annotations.NullMarked;
