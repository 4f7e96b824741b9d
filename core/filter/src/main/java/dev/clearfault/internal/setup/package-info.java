/**
 * The set-up of the filters: the options, and the checks that say what is wrong with a set-up and
 * what to write instead.
 *
 * <p>{@link dev.clearfault.internal.setup.Options} declares each option once; {@link
 * dev.clearfault.internal.setup.Settings} are the values of one filter.
 *
 * <p>Depends on the packages whose parts an option can name ({@code mapping}, {@code render},
 * {@code observe}, {@code problem}) and on {@code validation}; the filters depend on it. No API.
 */
@NullMarked
package dev.clearfault.internal.setup;

import org.jspecify.annotations.NullMarked;
