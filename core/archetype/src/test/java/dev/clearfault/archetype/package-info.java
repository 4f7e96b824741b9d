/** Makes a project with the archetype, and uses it as its owner would. */
@NullMarked
package dev.clearfault.archetype;

import org.jspecify.annotations.NullMarked;
