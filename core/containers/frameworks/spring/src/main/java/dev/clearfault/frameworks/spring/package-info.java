/**
 * An application on Spring MVC and Spring Security, without Spring Boot, as its users write it: the
 * filter is all that it knows of this library, apart from one exception with a problem.
 */
@NullMarked
package dev.clearfault.frameworks.spring;

import org.jspecify.annotations.NullMarked;
