/** How many spoilt orders a program can repair by the answers alone. */
@NullMarked
package dev.clearfault.demo.repair;

import org.jspecify.annotations.NullMarked;
