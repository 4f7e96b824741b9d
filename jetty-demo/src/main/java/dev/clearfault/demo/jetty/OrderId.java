package dev.clearfault.demo.jetty;

import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The path of an order: {@code /api/orders/{id}}, and what is below it. */
record OrderId(@From(Source.PATH) @NotNull UUID id) {}
