/** An application with JSP and Faces pages, whose failures are chosen by the request. */
@NullMarked
package dev.clearfault.frameworks.pages;

import org.jspecify.annotations.NullMarked;
