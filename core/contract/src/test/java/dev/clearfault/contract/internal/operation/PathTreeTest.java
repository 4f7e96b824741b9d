package dev.clearfault.contract.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.contract.internal.schema.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathTreeTest {
  private static Operation operation(String method, String path) {
    Origin origin = Origin.of("/api.yaml");
    return new Operation(
        origin, method, PathTemplate.of(path, origin), null, List.of(), null, Map.of());
  }

  private static List<Segment> path(String path) {
    List<Segment> segments = new ArrayList<>();
    for (String text : path.substring(1).split("/", -1)) {
      segments.add(new Segment(text, text));
    }
    return segments;
  }

  private static String found(PathTree tree, String method, String path) {
    Match match = tree.find(method, path(path));
    return match.operation() + " " + match.methods();
  }

  private static final PathTree TREE =
      PathTree.of(
          List.of(
              operation("GET", "/"),
              operation("GET", "/pets"),
              operation("POST", "/pets"),
              operation("GET", "/pets/{id}"),
              operation("DELETE", "/pets/{id}"),
              operation("GET", "/pets/mine"),
              operation("GET", "/pets/{id}.json"),
              operation("GET", "/pets/{a}-{b}.json"),
              operation("GET", "/pets/{id}/toys"),
              operation("GET", "/pets/mine/food"),
              operation("GET", "/slash/"),
              operation("GET", "/caf%C3%A9/{x}")));

  @Test
  void fixedTextBeatsVariable() {
    assertThat(found(TREE, "GET", "/pets/mine")).startsWith("GET /pets/mine ");
    assertThat(found(TREE, "GET", "/pets/7")).startsWith("GET /pets/{id} ");
    assertThat(found(TREE, "GET", "/pets/7.json")).startsWith("GET /pets/{id}.json ");
    assertThat(found(TREE, "GET", "/pets/a-b.json")).startsWith("GET /pets/{a}-{b}.json ");
    assertThat(found(TREE, "GET", "/café/1")).startsWith("GET /caf%C3%A9/{x} ");
  }

  @Test
  void variableIsTriedIfFixedTextLeadsNowhere() {
    assertThat(found(TREE, "GET", "/pets/mine/toys")).startsWith("GET /pets/{id}/toys ");
    assertThat(found(TREE, "DELETE", "/pets/mine")).startsWith("DELETE /pets/{id} ");
  }

  @Test
  void methodsOfAllPathsThatFitAreTold() {
    assertThat(found(TREE, "PUT", "/pets")).isEqualTo("null [GET, POST]");
    assertThat(found(TREE, "PUT", "/pets/mine")).isEqualTo("null [GET, DELETE]");
    assertThat(found(TREE, "GET", "/other")).isEqualTo("null []");
  }

  @Test
  void headIsAnsweredAsGet() {
    assertThat(found(TREE, "HEAD", "/pets")).startsWith("GET /pets ");
  }

  @Test
  void slashAtTheEndIsIgnoredIfNoPathHasIt() {
    assertThat(found(TREE, "POST", "/pets/")).startsWith("POST /pets ");
    assertThat(found(TREE, "GET", "/slash/")).startsWith("GET /slash/ ");
    assertThat(found(TREE, "GET", "/slash")).isEqualTo("null []");
    assertThat(found(TREE, "GET", "/")).startsWith("GET / ");
    assertThat(TREE.find("GET", List.of()).operation()).isNotNull();
  }

  @Test
  void valuesHaveTheNamesOfTheirTemplate() {
    assertThat(TREE.find("GET", path("/pets/a-b.json")).values())
        .containsOnly(Map.entry("a", new Segment("a", "a")), Map.entry("b", new Segment("b", "b")));
  }

  @Test
  void unknownPathVisitsNoMorePlacesThanItHasSegments() {
    List<Operation> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(operation("GET", "/things" + i + "/{id}"));
      many.add(operation("GET", "/v1/things" + i + "/{id}/parts/{part}"));
    }
    PathTree tree = PathTree.of(many);
    assertThat(visited(tree, "/none/of/these")).isEqualTo(1);
    assertThat(visited(tree, "/v1/things999/1/nothing")).isEqualTo(4);
    assertThat(visited(tree, "/v1/things999/1/parts/2")).isEqualTo(6);
    assertThat(visited(tree, "/things1" + "/x".repeat(5000))).isEqualTo(3);
  }

  private static int visited(PathTree tree, String path) {
    PathTree.Search search = new PathTree.Search("GET", path(path));
    search.visit(tree, 0);
    return search.visited();
  }
}
