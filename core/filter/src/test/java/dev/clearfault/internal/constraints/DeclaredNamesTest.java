package dev.clearfault.internal.constraints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clearfault.internal.json.PropertyNames;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A framework has read the body, and only the annotations tell its names. */
class DeclaredNamesTest {
  /** Has a name for one of its fields. */
  static class Base {
    @JsonProperty("post_code")
    String zip = "";
  }

  /** Inherits it. */
  static final class Address extends Base {
    @JsonProperty("town_name")
    String town = "";

    @JsonProperty String street = "";
    String country = "";
  }

  @Test
  void namesOfFieldsAndOfInheritedOnesCount() {
    PropertyNames names = DeclaredNames.of(Address.class);
    assertThat(names.wireByJava())
        .containsExactlyInAnyOrderEntriesOf(Map.of("town", "town_name", "zip", "post_code"));
    assertThat(names.javaByWire())
        .containsExactlyInAnyOrderEntriesOf(Map.of("town_name", "town", "post_code", "zip"));
  }

  @Test
  void classesWithoutNamesKeepThoseOfJava() {
    assertThat(DeclaredNames.of(String.class)).isSameAs(PropertyNames.UNCHANGED);
    assertThat(DeclaredNames.of(ArrayList.class)).isSameAs(PropertyNames.UNCHANGED);
    assertThat(DeclaredNames.of(int.class)).isSameAs(PropertyNames.UNCHANGED);
    assertThat(DeclaredNames.of(Comparable.class)).isSameAs(PropertyNames.UNCHANGED);
  }
}
