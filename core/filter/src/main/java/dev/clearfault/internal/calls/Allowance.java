package dev.clearfault.internal.calls;

/**
 * How long a call may take.
 *
 * @param nanos from now; positive
 * @param callers whether our own client sets the limit: a call that is late for it alone says
 *     nothing about the upstream
 */
record Allowance(long nanos, boolean callers) {}
