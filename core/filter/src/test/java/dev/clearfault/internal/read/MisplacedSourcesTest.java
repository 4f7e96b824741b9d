package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.clearfault.input.DefaultValue;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisplacedSourcesTest {
  record Line(@From(Source.HEADER) String tenant, int quantity) {}

  record Page(@DefaultValue("1") int number) {}

  static class Old {
    @From(Source.PATH)
    public String id = "";
  }

  static final class Newer extends Old {}

  record Nested(Line line) {}

  record InAList(List<Line> lines) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InAnArray(Line[] lines) {}

  record InAMap(Map<String, ? extends List<Line>> lines) {}

  record InAnOptional(Optional<Line> line) {}

  record Deeper(Nested nested) {}

  record Inherited(Newer newer) {}

  record WithADefault(Page page) {}

  sealed interface Payment permits Card {}

  record Card(@From(Source.HEADER) String tenant) implements Payment {}

  record OfASealedType(Payment payment) {}

  record InItself(@From(Source.PATH) String id, List<InItself> children) {}

  record Tree(String name, List<Tree> children, Optional<Class<?>> type, Thread.State state) {
    static final Whole SAMPLE =
        new Whole("shop", new Tree("", List.of(), Optional.empty(), Thread.State.NEW));
  }

  record Whole(@From(Source.HEADER) String tenant, Tree tree) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Nested.class,
        InAList.class,
        InAnArray.class,
        InAMap.class,
        InAnOptional.class,
        Deeper.class,
        Inherited.class,
        WithADefault.class,
        OfASealedType.class,
        InItself.class
      })
  void anInputIsRefusedWhoseBodyCouldSetTheValue(Class<?> type) {
    assertThatIllegalStateException()
        .isThrownBy(() -> InputShape.of(type))
        .withMessageContaining(type.getName())
        .withMessageContaining("move it to a component of");
  }

  @Test
  void theMessageSaysWhichItIs() {
    assertThatIllegalStateException()
        .isThrownBy(() -> InputShape.of(InAList.class))
        .withMessageContaining("its component lines holds " + Line.class.getName() + ".tenant");
  }

  @Test
  void anInputMayHoldItselfAndTypesOfThePlatform() {
    assertThat(InputShape.of(Whole.class).components()).hasSize(2);
  }
}
