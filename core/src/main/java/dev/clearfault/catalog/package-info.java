/**
 * The {@link Catalogue}: what the {@code type} URIs of problems resolve to, for people as a page
 * and for programs as JSON.
 *
 * <p>Depends on {@code problem} and {@code render}; never sees a throwable.
 */
@NullMarked
package dev.clearfault.catalog;

import org.jspecify.annotations.NullMarked;
