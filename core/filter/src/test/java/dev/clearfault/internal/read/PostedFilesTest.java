package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clearfault.Inputs;
import dev.clearfault.input.DefaultValue;
import dev.clearfault.problem.ProblemException;
import dev.clearfault.problem.Violation;
import jakarta.servlet.http.Part;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files of multipart forms, as browsers send them. */
class PostedFilesTest {

  record Upload(
      Optional<Part> cover,
      @NotNull Part text,
      @Nullable List<Part> pages,
      @Nullable String note) {}

  @Test
  void aFileInputThatWasLeftEmptyIsNotSent() throws IOException {
    Part text = part("text", "a.txt", 3);
    Part page = part("pages", "", 3);
    Upload upload =
        read(part("cover", "", 0), text, part("pages", "", 0), page, part("note", "", 0));
    assertThat(upload).isEqualTo(new Upload(Optional.empty(), text, List.of(page), null));
    assertThat(read(text, part("pages", "", 0)).pages()).isNull();
  }

  @Test
  void anEmptyFileIsSent() throws IOException {
    Part cover = part("cover", "empty.txt", 0);
    assertThat(read(cover, part("text", "a.txt", 0)).cover()).contains(cover);
  }

  @Test
  void aFileThatHasToBeThereIsMissing() {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> read(part("text", "", 0)));
    assertThat(thrown.problem().errors()).extracting(Violation::code).containsExactly("not_null");
  }

  record Defaulted(@DefaultValue("x") Part file) {}

  record DefaultedList(@DefaultValue("x") List<Part> files) {}

  @Test
  void aFileHasNoTextInItsPlace() {
    for (Class<?> type : List.of(Defaulted.class, DefaultedList.class)) {
      assertThatThrownBy(() -> InputShape.of(type))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is a file and has a @DefaultValue");
    }
  }

  private static Upload read(Part... parts) throws IOException {
    return Inputs.read(PostedForm.request(parts), Upload.class);
  }

  private static Part part(String name, String fileName, int size) {
    return PostedForm.part(name, fileName, "application/octet-stream", new byte[size]);
  }
}
