package dev.clearfault.internal.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads inputs of the application's classes and of the JDK's, right ones and wrong ones. */
public final class PostedInputs {
  private PostedInputs() {}

  record Item(@NotBlank String sku, @Max(10) int quantity, @Nullable Item more) {}

  record Order(List<Item> items, Map<String, Item> byName, @Nullable Object any) {}

  /** Returns what became of them. */
  public static String ofEveryKind() {
    String body =
        "{\"items\":[{\"sku\":\"\",\"sku\":1,\"quantity\":99,\"more\":{}}],\"byName\":{\"a\":5,\"a\":6},"
            + "\"any\":{\"b\":1,\"b\":2},\"unknown\":{\"c\":[{\"d\":1,\"d\":2}]}}";
    return Stream.of(
            Order.class,
            Item[].class,
            Map.class,
            List.class,
            Object.class,
            Thread.State.class,
            Optional.class,
            String[].class)
        .flatMap(type -> Stream.of(body, "[" + body + "]", "{}", "5").map(json -> read(type, json)))
        .collect(Collectors.joining("\n"));
  }

  private static String read(Class<?> type, String json) {
    return PostedJson.read(type, "x", json);
  }
}
