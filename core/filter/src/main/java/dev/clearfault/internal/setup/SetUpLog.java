package dev.clearfault.internal.setup;

import dev.clearfault.internal.observe.ProblemLog;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The log of sentences about the set-up of a part that is not the error layer itself. They go where
 * the error layer of the same application logs.
 *
 * <p>Thread-safe.
 */
public final class SetUpLog {
  private final ProblemLog log;

  private SetUpLog(ProblemLog log) {
    this.log = log;
  }

  /** Returns the log of an application. An option that is set in code is not seen. */
  public static SetUpLog of(ServletContext context) {
    FilterRegistration layer = errorLayer(context);
    String option = layer == null ? null : layer.getInitParameter(LogOptions.LOG.name());
    return new SetUpLog(open(option == null ? LogOptions.LOG.standard() : option.trim()));
  }

  /** The error layer says what is wrong with its option. */
  private static ProblemLog open(String option) {
    try {
      return ProblemLog.open(option, 0);
    } catch (IllegalArgumentException wrong) {
      return ProblemLog.open(LogOptions.LOG.standard(), 0);
    }
  }

  /** Returns whether the application has the filter that answers failures. */
  public static boolean hasErrorLayer(ServletContext context) {
    return errorLayer(context) != null;
  }

  /**
   * Returns whether a wrong set-up stops an application. An option that is set in code is not seen.
   */
  public static boolean isStrict(ServletContext context) {
    FilterRegistration layer = errorLayer(context);
    String option = layer == null ? null : layer.getInitParameter(Options.STRICT.name());
    return option != null && option.trim().equals("true");
  }

  private static @Nullable FilterRegistration errorLayer(ServletContext context) {
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (Doctor.FILTER.equals(filter.getClassName())) {
        return filter;
      }
    }
    return null;
  }

  /** Logs what an operator should know. */
  public void info(String sentence) {
    log.setUp(Level.INFO, "Clearfault: " + sentence);
  }

  /** Logs what an operator should change. */
  public void warn(String sentence) {
    log.setUp(Level.WARNING, "Clearfault: " + sentence);
  }
}
