package dev.clearfault.demo.jetty;

import dev.clearfault.problem.Violation.Source;
import dev.clearfault.input.From;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The path of an order: {@code /api/orders/{id}}, and what is below it. */
record OrderId(@From(Source.PATH) @NotNull UUID id) {}
