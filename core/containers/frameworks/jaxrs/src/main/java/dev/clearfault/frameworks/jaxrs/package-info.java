/** A shop whose resources fail in every way, for each framework of JAX-RS. */
@NullMarked
package dev.clearfault.frameworks.jaxrs;

import org.jspecify.annotations.NullMarked;
