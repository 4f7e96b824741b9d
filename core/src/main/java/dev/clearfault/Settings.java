package dev.clearfault;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.read.InputLimits;
import dev.clearfault.internal.render.Format;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one filter was told, checked and fixed; {@link Option} says what each part means. */
record Settings(
    Format format,
    @Nullable String typeBase,
    String catalogPath,
    boolean html,
    int validationStatus,
    boolean preciseGateway,
    InputLimits inputLimits,
    int maxErrors,
    List<Registration<?>> mappers,
    List<ProblemRenderer> renderers,
    List<ProblemListener> listeners,
    List<ProblemType> problemTypes,
    String log,
    int logRate,
    @Nullable String requestIdHeader,
    @Nullable String proxyStatus,
    List<String> upstreamPackages,
    boolean strict) {

  Settings {
    mappers = List.copyOf(mappers);
    renderers = List.copyOf(renderers);
    listeners = List.copyOf(listeners);
    problemTypes = List.copyOf(problemTypes);
    upstreamPackages = List.copyOf(upstreamPackages);
  }
}
