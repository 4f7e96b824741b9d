/**
 * The companion of Tomcat: a jar for the class loader of the server. It answers what fails before
 * or beside every web application, such as a request that cannot be parsed.
 *
 * <p>It depends on {@code render} for the fixed bodies, and shares nothing with the library in a
 * web application.
 */
@NullMarked
package dev.clearfault.tomcat;

import org.jspecify.annotations.NullMarked;
