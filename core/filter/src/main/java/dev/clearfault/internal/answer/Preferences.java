package dev.clearfault.internal.answer;

import dev.clearfault.internal.http.ClientAddress;
import dev.clearfault.internal.read.InputLimits;
import org.jspecify.annotations.Nullable;

/**
 * What the application prefers in its answers where the standard leaves a choice.
 *
 * @param validationStatus 400 or 422
 * @param preciseGateway whether timeouts are 504, and open circuits and full pools 503
 * @param maxErrors how many errors an answer lists
 * @param requestIdHeader the header that a request id is taken from; null for none
 * @param proxyStatus the name of this server in the header Proxy-Status; null for no such header
 * @param inputLimits the limits of input
 * @param bareStatus whether an error status without anything else gets a body
 * @param clientAddress finds the client's address; null if nobody wants it
 */
public record Preferences(
    int validationStatus,
    boolean preciseGateway,
    int maxErrors,
    @Nullable String requestIdHeader,
    @Nullable String proxyStatus,
    InputLimits inputLimits,
    boolean bareStatus,
    @Nullable ClientAddress clientAddress) {}
