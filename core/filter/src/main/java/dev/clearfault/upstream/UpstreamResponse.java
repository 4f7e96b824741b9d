package dev.clearfault.upstream;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer of an upstream.
 *
 * @param status an expected status
 * @param headers of the answer
 * @param value made from the body; null if the answer has no body
 * @param <T> the type of the value
 */
public record UpstreamResponse<T>(int status, HttpHeaders headers, @Nullable T value) {}
