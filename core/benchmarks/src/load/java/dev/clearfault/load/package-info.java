/** The small application that the load benchmark runs behind one filter or another. */
@NullMarked
package dev.clearfault.load;

import org.jspecify.annotations.NullMarked;
