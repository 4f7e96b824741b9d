/**
 * The problem types of one application as source code of its clients, in Java and in TypeScript.
 *
 * <p>Arrows: depends on {@code problem} only, for a source is made from types and never from an
 * answer.
 */
@NullMarked
package dev.clearfault.internal.sources;

import org.jspecify.annotations.NullMarked;
