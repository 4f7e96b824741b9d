package dev.clearfault.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.internal.answer.ExceptionMappers.Registration;
import dev.clearfault.problem.Problem;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ExceptionMapper;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MapperTypesTest {

  @Test
  void readsTheTypeOffTheClassItself() {
    assertThat(MapperTypes.exceptionType(Direct.class)).isEqualTo(IOException.class);
  }

  @Test
  void readsTheTypeThroughGenericSuperclasses() {
    assertThat(MapperTypes.exceptionType(ViaSuperclass.class)).isEqualTo(IOException.class);
    assertThat(MapperTypes.exceptionType(ViaTwoSuperclasses.class)).isEqualTo(IOException.class);
  }

  @Test
  void readsTheTypeThroughInterfaces() {
    assertThat(MapperTypes.exceptionType(ViaInterface.class)).isEqualTo(IOException.class);
    assertThat(MapperTypes.exceptionType(ViaGenericInterface.class)).isEqualTo(IOException.class);
  }

  @Test
  void readsTheTypeOffAnAnonymousClass() {
    ExceptionMapper<?> mapper =
        new ExceptionMapper<IOException>() {
          @Override
          public Problem map(IOException exception) {
            return Problem.of(ProblemType.ofStatus(409));
          }
        };
    assertThat(Registration.of(mapper).type()).isEqualTo(IOException.class);
    assertThat(Registration.of(mapper).mapper()).isSameAs(mapper);
  }

  @Test
  void refusesALambda() {
    ExceptionMapper<IOException> lambda = exception -> null;
    refuses(lambda.getClass(), () -> Registration.of(lambda));
  }

  @Test
  void refusesAClassThatLeavesTheTypeOpen() {
    refuses(Open.class, () -> Registration.of(new Open<IOException>()));
  }

  private static void refuses(Class<?> mapper, Supplier<Registration<?>> registration) {
    assertThatThrownBy(registration::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mapper "
                + mapper.getName()
                + " does not say which exceptions it is for: let its class implement"
                + " ExceptionMapper<ThatException>, or register it together with the type");
  }

  private static class Open<E extends Exception> implements ExceptionMapper<E> {
    @Override
    public Problem map(E exception) {
      return Problem.of(ProblemType.ofStatus(409));
    }
  }

  private static final class Direct implements ExceptionMapper<IOException> {
    @Override
    public Problem map(IOException exception) {
      return Problem.of(ProblemType.ofStatus(409));
    }
  }

  private static class Pair<A, B extends Exception> extends Open<B> {}

  private static final class ViaSuperclass extends Open<IOException> {}

  private static final class ViaTwoSuperclasses extends Pair<String, IOException> {}

  private interface Named extends Comparable<Named>, ExceptionMapper<IOException> {}

  private interface Generic<X, E extends Exception> extends Supplier<X>, ExceptionMapper<E> {}

  private static final class ViaInterface implements Named {
    @Override
    public int compareTo(Named other) {
      return 0;
    }

    @Override
    public Problem map(IOException exception) {
      return Problem.of(ProblemType.ofStatus(409));
    }
  }

  private static final class ViaGenericInterface implements Generic<String, IOException> {
    @Override
    public String get() {
      return "";
    }

    @Override
    public Problem map(IOException exception) {
      return Problem.of(ProblemType.ofStatus(409));
    }
  }
}
