/**
 * Hands the failures of JAX-RS resources to the filter, alike for Jersey, RESTEasy and Apache CXF.
 *
 * <p>{@link dev.clearfault.jaxrs.ProblemFeature} is the one class to register; a framework of
 * Jakarta RESTful Web Services 3.1 finds it by itself.
 *
 * <p>It depends on {@code classify}, {@code constraints} and {@code exchange} of the library, and
 * on {@code problem}. The filter knows nothing of it: both meet in a request attribute and in
 * {@code sendError}.
 */
@NullMarked
package dev.clearfault.jaxrs;

import org.jspecify.annotations.NullMarked;
