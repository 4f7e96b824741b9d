/** A small web application that shows Clearfault on Jetty, and the launcher that starts it. */
@NullMarked
package dev.clearfault.demo.jetty;

import org.jspecify.annotations.NullMarked;
