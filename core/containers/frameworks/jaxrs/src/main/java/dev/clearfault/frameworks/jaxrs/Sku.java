package dev.clearfault.frameworks.jaxrs;

/**
 * A value of the application, with a converter of its own.
 *
 * @param text its text
 */
public record Sku(String text) {}
