/**
 * Publishes the operations of a contract, with the errors that each can answer.
 *
 * <p>Uses {@code operation}, {@code request} and {@code schema}, and of the library {@code publish}
 * and what it takes.
 */
@NullMarked
package dev.clearfault.contract.internal.publish;

import org.jspecify.annotations.NullMarked;
