/** Conversions of parameters, headers, cookies and segments, as applications write them. */
@NullMarked
package dev.clearfault.unchanged.conversions;

import org.jspecify.annotations.NullMarked;
