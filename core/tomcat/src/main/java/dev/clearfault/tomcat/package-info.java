/**
 * For Tomcat itself: answers what fails before or beside every web application, such as a request
 * that cannot be parsed. Lives in the server's class loader, as a jar of its own.
 *
 * <p>Depends on {@code render} for the fixed bodies. Shares nothing with a copy of this library in
 * a web application.
 */
@NullMarked
package dev.clearfault.tomcat;

import org.jspecify.annotations.NullMarked;
