/** A real browser for tests. */
@NullMarked
package dev.clearfault.demo.browser;

import org.jspecify.annotations.NullMarked;
