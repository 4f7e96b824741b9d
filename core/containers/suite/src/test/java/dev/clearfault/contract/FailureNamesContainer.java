package dev.clearfault.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Adds the container to the failures in the summary of a build. */
final class FailureNamesContainer implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    if (failure instanceof TestAbortedException) {
      throw failure;
    }
    Contract test = (Contract) context.getRequiredTestInstance();
    throw new AssertionError("on " + test.container + ": " + failure.getMessage(), failure);
  }
}
