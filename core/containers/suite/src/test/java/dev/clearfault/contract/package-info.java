/**
 * The contract of Clearfault as a client sees it: the same tests, over real sockets, on every
 * container line whose jars the build has put into {@code core/containers/target}.
 */
@NullMarked
package dev.clearfault.contract;

import org.jspecify.annotations.NullMarked;
