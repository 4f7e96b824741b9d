/**
 * What calls to other services give to an application: results and failures. {@link
 * dev.clearfault.Upstream} makes the calls.
 *
 * <p>Arrows: depends on {@code problem} alone.
 */
@NullMarked
package dev.clearfault.upstream;

import org.jspecify.annotations.NullMarked;
