package dev.clearfault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clearfault.input.ValidInput;
import dev.clearfault.internal.read.PostedJson;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A handler gets its value without naming the type twice. */
class InputsTest {

  record Good(String name) {}

  private static final HttpServletRequest REQUEST =
      PostedJson.request(null, null, "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));

  @ValidInput(Good.class)
  private static ValidInput annotation() throws ReflectiveOperationException {
    return InputsTest.class.getDeclaredMethod("annotation").getAnnotation(ValidInput.class);
  }

  @Test
  void aHandlerGetsWhatTheFilterHasRead() throws Exception {
    Inputs.readForHandler(REQUEST, annotation());
    Good good = Inputs.valid(REQUEST);
    assertThat(good).isEqualTo(new Good("a"));
    assertThat(Inputs.read(REQUEST, Good.class)).isSameAs(good);
    Inputs.read(REQUEST, Map.class);
    Good again = Inputs.valid(REQUEST);
    assertThat(again).isSameAs(good);
  }

  @Test
  void withoutTheFilterThereIsNoneAndTheMessageSaysWhatToDo() throws Exception {
    HttpServletRequest request =
        PostedJson.request(null, null, "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    Inputs.read(request, Good.class);
    assertThatThrownBy(() -> Inputs.valid(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("put @ValidInput on the method")
        .hasMessageContaining("map dev.clearfault.ValidationFilter")
        .hasMessageContaining("or use Inputs.read");
  }

  @Test
  void aVariableOfAnotherTypeIsRefusedByTheLanguage() throws Exception {
    Inputs.readForHandler(REQUEST, annotation());
    assertThatThrownBy(
            () -> {
              String text = Inputs.valid(REQUEST);
              assertThat(text).isNull();
            })
        .isInstanceOf(ClassCastException.class);
  }
}
