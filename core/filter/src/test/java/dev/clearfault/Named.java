package dev.clearfault;

import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import dev.clearfault.spi.Occurrence;
import dev.clearfault.spi.ProblemListener;
import dev.clearfault.spi.ProblemRenderer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes that an option may name. Some of them are refused. */
final class Named {
  private Named() {}

  static final class Types {
    static final ProblemType STALE = ProblemType.of("stale", 409, "Stale");

    private Types() {}
  }

  static final class Empty {
    static final @Nullable ProblemType NONE = null;

    private Empty() {}
  }

  @AsProblem(status = 409, code = "annotated", title = "Annotated")
  static final class Annotated extends RuntimeException {}

  /** Public, as service files demand. */
  public static final class StaleMapper extends AbstractMapper {
    /** Public, as service files demand. */
    public StaleMapper() {}
  }

  abstract static class AbstractMapper implements ExceptionMapper<IllegalStateException> {
    @Override
    public @Nullable Problem map(IllegalStateException exception) {
      return null;
    }
  }

  static final class NeedyMapper extends AbstractMapper {
    NeedyMapper(String need) {}
  }

  static final class FailingMapper extends AbstractMapper {
    FailingMapper() throws IOException {
      throw new IOException("no file");
    }
  }

  static final class OpenMapper<E extends Exception> implements ExceptionMapper<E> {
    @Override
    public @Nullable Problem map(E exception) {
      return null;
    }
  }

  static final class CsvRenderer implements ProblemRenderer {
    @Override
    public List<String> mediaTypes() {
      return List.of("text/csv");
    }

    @Override
    public byte[] render(ProblemDocument document) {
      return new byte[0];
    }
  }

  /** Public, as service files demand. */
  public static final class SilentListener implements ProblemListener {
    /** Public, as service files demand. */
    public SilentListener() {}

    @Override
    public void occurred(Occurrence occurrence) {}
  }
}
