/**
 * What happens after an answer: {@link ProblemListener}s are told of each {@link Occurrence}, and
 * one of them is the log.
 *
 * <p>Depends on {@code problem} alone. Only here is the cause of a problem known beside the problem
 * itself, and only here is anything logged.
 */
@NullMarked
package dev.clearfault.observe;

import org.jspecify.annotations.NullMarked;
