/**
 * All differences between servers and the Servlet API: one sealed type, {@link
 * dev.clearfault.internal.container.Container}, and one file for each server.
 *
 * <p>No other package asks which server it runs on. This package uses no other package of the
 * library. It reaches a server's own objects by reflection alone, because the library is compiled
 * against no server; where reflection fails, the behaviour is that of an unknown server.
 */
@NullMarked
package dev.clearfault.internal.container;

import org.jspecify.annotations.NullMarked;
