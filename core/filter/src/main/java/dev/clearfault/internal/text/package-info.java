/**
 * The languages in which problems are sent: which one a client accepts, and the texts of each by
 * their keys. Not API.
 *
 * <p>Arrows: depends on {@code problem} and {@code internal.http} only.
 */
@NullMarked
package dev.clearfault.internal.text;

import org.jspecify.annotations.NullMarked;
