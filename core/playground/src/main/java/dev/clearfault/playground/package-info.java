/**
 * The playground of the demos: a page, and what it asks the launcher for. Both launchers carry it;
 * the WARs do not, so that they stay what an application looks like.
 */
@NullMarked
package dev.clearfault.playground;

import org.jspecify.annotations.NullMarked;
