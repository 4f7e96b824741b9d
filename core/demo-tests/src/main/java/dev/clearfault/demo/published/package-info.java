/** The published contracts of the demos, which every answer has to fit. */
@NullMarked
package dev.clearfault.demo.published;

import org.jspecify.annotations.NullMarked;
