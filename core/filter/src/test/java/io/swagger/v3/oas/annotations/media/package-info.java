/** Stands for the library of OpenAPI's annotations. */
@NullMarked
package io.swagger.v3.oas.annotations.media;

import org.jspecify.annotations.NullMarked;
