/**
 * The languages in which problems are sent: which one a client accepts, and the texts of each.
 *
 * <p>Uses {@code problem} alone.
 */
@NullMarked
package dev.clearfault.internal.text;

import org.jspecify.annotations.NullMarked;
