package dev.clearfault.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the last release promised, recorded in archives. */
final class Baseline {
  private static final Path FOLDER = Path.of("baseline");

  /** What to do when the promise is broken. */
  static final String ADVICE =
      """
      Users of the last release rely on this. Keep it, and add the new beside it; a method that is \
      added to an interface for users needs a default. If the next version may break with the last \
      one (RELEASING.md says which may), record the baseline again:
        mvn -B -ntp -pl core/release -am verify -Dtest=none -Dit.test='*BaselineIT' -Dbaseline.write=true
      and say in CHANGELOG.md what users have to change.""";

  private Baseline() {}

  /** What is recorded under a name; it is recorded anew first, if that is asked for. */
  static SortedMap<String, byte[]> recorded(String name, SortedMap<String, byte[]> now) {
    Path archive = FOLDER.resolve(name);
    if (Boolean.getBoolean("baseline.write")) {
      try {
        Files.createDirectories(FOLDER);
        Files.write(archive, zip(now));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(archive).as("Record the baseline: -Dbaseline.write=true, see RELEASING.md").exists();
    return Published.entries(archive);
  }

  /** An archive that has the same bytes each time. */
  static byte[] zip(SortedMap<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
