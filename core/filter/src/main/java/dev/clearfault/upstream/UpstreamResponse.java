package dev.clearfault.upstream;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What an upstream answered to a request that it accepted.
 *
 * @param status a status that was expected
 * @param headers of the answer
 * @param value what the body became; null if the answer has no body
 * @param <T> the type of the value
 */
public record UpstreamResponse<T>(int status, HttpHeaders headers, @Nullable T value) {}
