package dev.clearfault.demo.tomcat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Several quotes at once. */
record QuoteRequests(
    @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid QuoteRequest> requests) {}
