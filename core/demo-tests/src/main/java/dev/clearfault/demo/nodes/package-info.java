/** Several nodes of a demo behind a proxy, and clients that ask all the time. */
@NullMarked
package dev.clearfault.demo.nodes;

import org.jspecify.annotations.NullMarked;
