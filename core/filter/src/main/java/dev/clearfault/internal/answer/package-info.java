/**
 * From a failure to the last byte: decide which problem it is, complete it, write it, report it.
 *
 * <p>{@link dev.clearfault.internal.answer.FailureHandler} holds the stages in their order. The
 * URIs of the types come from {@code internal.catalogue}, whose documents are sent from here.
 */
@NullMarked
package dev.clearfault.internal.answer;

import org.jspecify.annotations.NullMarked;
