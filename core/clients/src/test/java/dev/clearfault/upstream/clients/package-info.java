/** Client libraries and drivers, each used as an application uses it. */
@NullMarked
package dev.clearfault.upstream.clients;

import org.jspecify.annotations.NullMarked;
