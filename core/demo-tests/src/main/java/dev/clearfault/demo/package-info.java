/** The tests that hold for each demo. A demo extends them and says what is different about it. */
@NullMarked
package dev.clearfault.demo;

import org.jspecify.annotations.NullMarked;
