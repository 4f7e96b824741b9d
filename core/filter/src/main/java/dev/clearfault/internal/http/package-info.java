/**
 * Facts of HTTP that several packages need. Not API.
 *
 * <p>Arrows: depends on the JDK only.
 */
@NullMarked
package dev.clearfault.internal.http;

import org.jspecify.annotations.NullMarked;
