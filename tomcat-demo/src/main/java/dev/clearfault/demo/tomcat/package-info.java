/** A small web application that shows Clearfault on Tomcat, and the launcher that starts it. */
@NullMarked
package dev.clearfault.demo.tomcat;

import org.jspecify.annotations.NullMarked;
