/**
 * Tools with which an application tests its error handling. The jar belongs on the test class path.
 *
 * <p>{@link dev.clearfault.testing.DeclaredInputs} tests what the application accepts, {@link
 * dev.clearfault.testing.LeakCheck} what its answers show, {@link
 * dev.clearfault.testing.StandInUpstream} is a service that fails, {@link
 * dev.clearfault.testing.Repair} a program that uses the answers, and {@link
 * dev.clearfault.testing.IsProblem} looks at one answer. No other package of the library uses this
 * one, and it uses no other: what it knows of an application, it reads from the published contract.
 */
@NullMarked
package dev.clearfault.testing;

import org.jspecify.annotations.NullMarked;
