/**
 * The operations of an OpenAPI document: which one a request is for, and what it accepts.
 *
 * <p>Uses {@code schema}.
 */
@NullMarked
package dev.clearfault.contract.internal.operation;

import org.jspecify.annotations.NullMarked;
