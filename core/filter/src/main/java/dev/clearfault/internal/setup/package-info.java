/**
 * The set-up of the filters: the options, and the checks that say what is wrong with a set-up and
 * what to write instead.
 *
 * <p>{@link dev.clearfault.internal.setup.Options} declares each option once; {@link
 * dev.clearfault.internal.setup.Settings} are the values of one filter.
 *
 * <p>Depends on the packages whose parts an option can name ({@code spi}, {@code problem}, {@code
 * internal.answer}, {@code internal.observe}, {@code internal.render}) and on {@code
 * internal.read}; the filters depend on it. Not API.
 */
@NullMarked
package dev.clearfault.internal.setup;

import org.jspecify.annotations.NullMarked;
