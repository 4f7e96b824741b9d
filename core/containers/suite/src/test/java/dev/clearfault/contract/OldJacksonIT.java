package dev.clearfault.contract;

import static dev.clearfault.demo.JsonBody.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import org.junit.jupiter.api.Test;

/** An application that contains Jackson 2.13 and no databind of Jackson 3. */
class OldJacksonIT extends Contract {

  @Test
  void failuresAreAnswered() {
    isOpaque(oldJackson().get("/throw/{id}?type=runtime", id).then());
    isPlain(oldJackson().get("/nowhere/{id}", id).then(), 404, "not_found");
  }

  @Test
  void violationsAreListed() {
    oldJackson()
        .get("/throw/{id}?type=violations", id)
        .then()
        .statusCode(400)
        .body(member("code", equalTo("validation_failed")))
        .body(member("errors", hasSize(5)));
  }

  @Test
  void readingBodiesIsTheOnlyThingThatIsMissing() {
    isOpaque(
        oldJackson().contentType("application/json").body("{}").post("/input/{id}", id).then());
    Noticed noticed =
        await()
            .atMost(TEN_SECONDS)
            .until(() -> Noticed.of(oldJackson(), id), n -> !n.log().isEmpty());
    assertThat(noticed.log().get(0).thrown())
        .contains("jackson-databind", "jackson-annotations", "Add ");
  }

  @Test
  void theCatalogueIsServed() {
    oldJackson().get("/problems/validation-failed").then().statusCode(200);
  }
}
