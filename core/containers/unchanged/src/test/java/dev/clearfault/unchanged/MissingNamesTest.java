package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.JsonParser;
import dev.clearfault.unchanged.Blame.Library;
import java.io.StringReader;
import java.util.List;
import org.eclipse.parsson.JsonProviderImpl;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tree that lacks a name may be that of a file, of an answer or of the body: all trees lack most
 * names, and no library tells which text it has read. So this is never proof.
 */
class MissingNamesTest {
  private static final String BODY = "{\"shipping\":{\"city\":\"Bern\"},\"items\":[1]}";

  @Test
  void nameThatATreeLacksProvesNothing() {
    List<Library> libraries =
        List.of(
            in -> new JSONObject(Blame.text(in)).getString("name"),
            in -> new JSONObject(Blame.text(in)).getJSONObject("shipping").getInt("zip"),
            in -> new JSONObject(Blame.text(in)).getJSONArray("items").getInt(3),
            in -> new JsonProviderImpl().createReader(in).readObject().getString("name"),
            in -> new JsonProviderImpl().createReader(in).readObject().getValue("/shipping/zip"),
            in -> JsonParser.parseReader(Blame.reader(in)).getAsJsonObject().get("name").getAsInt(),
            in -> new ObjectMapper().readTree(in).required("name"),
            in -> new ObjectMapper().readTree(in).requiredAt("/shipping/zip"),
            in -> JsonMapper.shared().readTree(in).required("name"),
            in -> JsonMapper.shared().readTree(in).path("shipping").path("zip").intValue());
    for (Library each : libraries) {
      assertThat(Blame.json(BODY, each.failure(BODY))).isNull();
    }
  }

  /** Gson counts columns in the text that it got, and the body has the lines that it lacks. */
  @Test
  void joinedLinesNeverGiveAWrongPlace() {
    String broken = "{\"name\": \"a\",\n \"amount\": }";
    String mistyped = "{\"name\":\"a\",\n\"amount\":\"several\"}";
    Library gson =
        in -> new Gson().fromJson(new StringReader(Blame.text(in).replace("\n", "")), Order.class);
    assertThat(Blame.json(broken, gson.failure(broken))).isNull();
    assertThat(Blame.json(mistyped, gson.failure(mistyped)))
        .satisfiesAnyOf(
            fault -> assertThat(fault).isNull(),
            fault -> assertThat(fault.path()).isEqualTo(List.of("amount")));
  }
}
