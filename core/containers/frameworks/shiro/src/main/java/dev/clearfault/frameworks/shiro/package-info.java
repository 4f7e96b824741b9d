/**
 * A small application that Apache Shiro guards, with the filter inside of it, around it or alone.
 */
@NullMarked
package dev.clearfault.frameworks.shiro;

import org.jspecify.annotations.NullMarked;
