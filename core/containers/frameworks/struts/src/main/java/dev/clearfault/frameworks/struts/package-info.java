/** An application with Struts, whose failures are chosen by the request. */
@NullMarked
package dev.clearfault.frameworks.struts;

import org.jspecify.annotations.NullMarked;
