package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.internal.classify.Causes;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.problem.AsProblem;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExceptionMappersTest {
  private final List<Throwable> mishaps = new ArrayList<>();

  @Test
  void nearestTypeIsAsked() {
    ExceptionMappers mappers =
        new ExceptionMappers(
            List.of(to(IOException.class, "io"), to(FileNotFoundException.class, "file")));
    assertThat(explicit(mappers, new FileNotFoundException())).isEqualTo("file");
    assertThat(explicit(mappers, new IOException())).isEqualTo("io");
    assertThat(explicit(mappers, new IllegalStateException())).isEqualTo("none");
  }

  @Test
  void firstOfTwoForATypeIsAsked() {
    ExceptionMappers mappers =
        new ExceptionMappers(List.of(to(IOException.class, "a"), to(IOException.class, "b")));
    assertThat(explicit(mappers, new IOException())).isEqualTo("a");
  }

  @Test
  void mapperThatDeclinesLeavesItToTheNext() {
    Registration<?> declines = new Registration<>(FileNotFoundException.class, e -> null);
    ExceptionMappers mappers = new ExceptionMappers(List.of(declines, to(IOException.class, "io")));
    assertThat(explicit(mappers, new FileNotFoundException())).isEqualTo("io");
  }

  @Test
  void mapperThatFailsIsToldAndLeavesItToTheNext() {
    IllegalStateException mishap = new IllegalStateException("broken mapper");
    Registration<?> broken =
        new Registration<>(
            FileNotFoundException.class,
            e -> {
              throw mishap;
            });
    ExceptionMappers mappers = new ExceptionMappers(List.of(broken, to(IOException.class, "io")));
    assertThat(explicit(mappers, new FileNotFoundException())).isEqualTo("io");
    assertThat(mishaps).containsExactly(mishap);
  }

  @Test
  void mapperForAWrapperBeatsThoseForWhatItWraps() {
    ExceptionMappers mappers =
        new ExceptionMappers(
            List.of(to(IOException.class, "io"), to(CompletionException.class, "wrapper")));
    assertThat(explicit(mappers, new CompletionException(new IOException()))).isEqualTo("wrapper");
  }

  @Test
  void catchAllIsAskedApartAndAboutTheFailureItself() {
    ExceptionMappers mappers =
        new ExceptionMappers(
            List.of(to(RuntimeException.class, "all"), to(IOException.class, "io")));
    Throwable wrapped = new CompletionException(new IOException());
    assertThat(explicit(mappers, wrapped)).isEqualTo("io");
    assertThat(explicit(mappers, new IllegalStateException())).isEqualTo("none");
    assertThat(catchAll(mappers, new CompletionException(new IllegalStateException())))
        .isEqualTo("all");
    assertThat(catchAll(mappers, wrapped)).isEqualTo("none");
  }

  @Test
  void carriedProblemBeatsMappers() {
    ExceptionMappers mappers = new ExceptionMappers(List.of(to(ProblemException.class, "mapped")));
    Problem own = Problem.of(ProblemType.of("own", 409, "Own"));
    assertThat(explicit(mappers, new CompletionException(new ProblemException(own))))
        .isEqualTo("own");
  }

  @Test
  void annotationIsInherited() {
    ExceptionMappers none = new ExceptionMappers(List.of());
    assertThat(explicit(none, new Gone())).isEqualTo("gone_for_good");
    assertThat(explicit(none, new Gone() {})).isEqualTo("gone_for_good");
  }

  @Test
  void mapperClassTellsItsType() {
    assertThat(Registration.of(new Direct()).type()).isEqualTo(IOException.class);
    assertThat(Registration.of(new ByParent()).type()).isEqualTo(FileNotFoundException.class);
  }

  @Test
  void lambdaWithoutATypeIsRefused() {
    ExceptionMapper<IOException> lambda = e -> null;
    assertThatThrownBy(() -> Registration.of(lambda))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("implement ExceptionMapper<ThatException>");
  }

  private String explicit(ExceptionMappers mappers, Throwable failure) {
    return code(problemOf(mappers.explicit(Causes.unwrap(failure, thrown -> false), mishaps::add)));
  }

  private String catchAll(ExceptionMappers mappers, Throwable failure) {
    return code(mappers.catchAll(Causes.unwrap(failure, thrown -> false), mishaps::add));
  }

  private static @Nullable Problem problemOf(@Nullable Finding finding) {
    return finding == null ? null : finding.problem();
  }

  private static String code(@Nullable Problem problem) {
    return problem == null ? "none" : problem.type().code();
  }

  private static <T extends Throwable> Registration<T> to(Class<T> type, String code) {
    return new Registration<>(type, e -> Problem.of(ProblemType.of(code, 418, code)));
  }

  @AsProblem(status = 410, code = "gone_for_good", title = "Gone for good")
  private static class Gone extends RuntimeException {}

  private static final class Direct implements ExceptionMapper<IOException> {
    @Override
    public @Nullable Problem map(IOException e) {
      return null;
    }
  }

  private abstract static class Parent<A, E extends Throwable> implements ExceptionMapper<E> {}

  private static final class ByParent extends Parent<String, FileNotFoundException> {
    @Override
    public @Nullable Problem map(FileNotFoundException e) {
      return null;
    }
  }
}
