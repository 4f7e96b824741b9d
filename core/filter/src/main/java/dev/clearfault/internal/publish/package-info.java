/**
 * The contract of an application, out of its annotations: an OpenAPI document with the closed set
 * of errors of each operation.
 *
 * <p>It walks over what {@code read} and {@code constraints} know of the inputs, and makes no rule
 * of its own. The catalogue serves it.
 */
@NullMarked
package dev.clearfault.internal.publish;

import org.jspecify.annotations.NullMarked;
