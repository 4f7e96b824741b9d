/**
 * The files of proxies: reads what an application refuses, writes it for nginx, HAProxy and Apache
 * httpd, and compares it with a file that is in use.
 *
 * <p>Uses of the library {@code answer}, {@code http}, {@code render}, {@code setup}, {@code text}
 * and {@code problem}, and its command that publishes contracts; of gateways {@code routes}, and of
 * contracts {@code filter}. No package uses this one but the command.
 */
@NullMarked
package dev.clearfault.gateway.internal.proxy;

import org.jspecify.annotations.NullMarked;
