/** The repair of spoilt orders by the answers of other frameworks. */
@NullMarked
package dev.clearfault.comparison;

import org.jspecify.annotations.NullMarked;
