package dev.clearfault.contract.internal.operation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.schema.ContractSchema;
import dev.clearfault.contract.internal.schema.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeContractTest {
  private static final Contract CONTRACT =
      Contract.read(LargeContract.files(), "/WEB-INF/large.yaml");

  private static List<String> faults(String method, List<Segment> path, String body) {
    Operation operation = requireNonNull(CONTRACT.match(method, path).operation());
    ContractSchema schema = requireNonNull(operation.body()).content().get(0).schema();
    return Contracts.told(requireNonNull(schema), body);
  }

  @Test
  void eachOperationIsFound() {
    assertThat(CONTRACT.operations()).hasSize(4 * LargeContract.RESOURCES);
    assertThat(CONTRACT.basePath()).isEqualTo("/api");
    for (int i = 0; i < LargeContract.RESOURCES; i++) {
      Segment things = new Segment("things" + i, null);
      assertThat(CONTRACT.match("PUT", List.of(things, new Segment("1", null))).operation())
          .hasToString("PUT /things" + i + "/{id}");
    }
  }

  @Test
  void schemasOfOtherFilesAndOfThemselvesAreChecked() {
    List<Segment> path = List.of(new Segment("things24", null));
    String owner =
        "'owner': {'name': 'Ada', 'email': 'ada@example.com', 'friends': [{'name': ''}]}";
    String thing =
        "{'name': 'x', 'price': {'amount': 1.005, 'currency': 'eur'}, "
            + owner
            + ", 'payment': {'kind': 'card', 'number': '1'}, 'beside': [{'nam': 'y'}]}";
    assertThat(faults("POST", path, thing.replace('\'', '"')))
        .containsExactlyInAnyOrder(
            "multipleOf [price, amount]",
            "pattern [price, currency]",
            "minLength [owner, friends, 0, name]",
            "required [owner, friends, 0, email]",
            "pattern [payment, number]",
            "additionalProperties [beside, 0, nam]",
            "required [beside, 0, price]",
            "required [beside, 0, owner]");
  }

  /** Its cost does not depend on the number of operations. */
  @Test
  void anUnknownPathVisitsNoMorePlacesThanItHasSegments() {
    PathTree tree = PathTree.of(CONTRACT.operations());
    List<Segment> unknown = List.of(new Segment("other", null), new Segment("1", null));
    PathTree.Search search = new PathTree.Search("GET", unknown);
    search.visit(tree, 0);
    assertThat(search.visited()).isLessThanOrEqualTo(unknown.size() + 1);
  }
}
