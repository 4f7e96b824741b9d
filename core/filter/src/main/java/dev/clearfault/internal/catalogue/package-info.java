/**
 * The problem types of one application, their URIs, and the documents about them: pages, JSON,
 * Markdown, and schemas for OpenAPI.
 *
 * <p>Arrows: depends on {@code problem}, {@code spi}, {@code internal.http}, {@code
 * internal.render}, {@code internal.sources} and {@code internal.text} only. It never sees a
 * throwable or a request, so that a page holds nothing of either.
 */
@NullMarked
package dev.clearfault.internal.catalogue;

import org.jspecify.annotations.NullMarked;
