/**
 * From a failure to the last byte: decide which problem it is, complete it, write it, report it.
 *
 * <p>{@link dev.clearfault.internal.answer.FailureHandler} holds the stages in their order. The
 * catalogue of problem types is here, because the URIs of the types in answers come from it.
 */
@NullMarked
package dev.clearfault.internal.answer;

import org.jspecify.annotations.NullMarked;
