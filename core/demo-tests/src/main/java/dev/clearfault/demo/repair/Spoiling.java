package dev.clearfault.demo.repair;

import static dev.clearfault.demo.repair.DraftOrder.NODES;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways to spoil an order or its text. */
final class Spoiling {
  private static final Pattern MEMBER = Pattern.compile("\"\\w+\":(\"[^\"]*\"|[0-9.]+)");

  private Spoiling() {}

  static DraftOrder.Place required(DraftOrder draft) {
    return draft.any("email", "age", "shipping", "items", "sku", "quantity", "price");
  }

  static void leaveOut(DraftOrder draft) {
    DraftOrder.Place place = required(draft);
    draft.lost.add(place.pointer());
    place.parent().remove(place.name());
  }

  static void changeType(DraftOrder draft) {
    DraftOrder.Place place =
        draft.any("email", "age", "shipping", "deliverOn", "items", "sku", "quantity", "price");
    draft.lose(
        place,
        draft.one(
            NODES.booleanNode(true),
            NODES.objectNode(),
            NODES.stringNode("many"),
            NODES.arrayNode()));
    if (place.name().equals("items") || place.name().equals("email")) {
      place.set(NODES.numberNode(7));
    }
  }

  static void quote(DraftOrder draft) {
    DraftOrder.Place place = draft.any("age", "quantity", "price");
    place.set(place.value().asString());
  }

  static void lengthen(DraftOrder draft) {
    draft.lose(draft.any("note"), "x".repeat(501 + draft.random.nextInt(100)));
    if (draft.random.nextInt(4) == 0) {
      draft.lose(draft.any("email"), "x".repeat(300) + "@example.com");
    }
  }

  static void exceed(DraftOrder draft) {
    DraftOrder.Place place = draft.any("age", "quantity", "price");
    draft.lose(
        place,
        NODES.numberNode(
            new BigDecimal(
                place.name().equals("age")
                    ? draft.one("17", "-1", "99999999999")
                    : draft.one("0", "-3", "9999999999"))));
  }

  static void refine(DraftOrder draft) {
    DraftOrder.Place place = draft.any("age", "quantity", "price");
    BigDecimal value = place.value().isNumber() ? place.value().decimalValue() : BigDecimal.TEN;
    draft.lose(place, NODES.numberNode(value.add(new BigDecimal("0.004"))));
  }

  static void add(DraftOrder draft) {
    ObjectNode parent = draft.random.nextBoolean() ? draft.order : draft.any("sku").parent();
    parent.put(draft.one("coupon", "comment", "id", "createdAt"), draft.word());
  }

  static void misspell(DraftOrder draft) {
    rename(draft, draft::misspelt);
  }

  private static void rename(DraftOrder draft, UnaryOperator<String> otherName) {
    DraftOrder.Place place =
        draft.any("email", "age", "shipping", "deliverOn", "note", "items", "quantity", "price");
    JsonNode value = place.parent().remove(place.name());
    place.parent().set(otherName.apply(place.name()), value);
  }

  static void misspellConstant(DraftOrder draft) {
    DraftOrder.Place place = draft.any("shipping");
    place.set(draft.misspelt(place.value().asString("PICKUP")));
  }

  static void changeCase(DraftOrder draft) {
    if (draft.random.nextBoolean()) {
      rename(
          draft, name -> name.equals("deliverOn") ? "deliver_on" : name.toUpperCase(Locale.ROOT));
      return;
    }
    DraftOrder.Place place = draft.any("shipping", "sku");
    place.set(place.value().asString("pickup").toLowerCase(Locale.ROOT));
  }

  static void reformat(DraftOrder draft) {
    DraftOrder.Place place = draft.any("deliverOn");
    String date = place.value().asString("2999-12-31");
    if (!date.matches("\\d{4}-\\d\\d-\\d\\d")) {
      return;
    }
    String other = draft.one("2999-13-45", "next week", "12/31");
    place.set(
        draft.one(
            date.substring(8) + "." + date.substring(5, 7) + "." + date.substring(0, 4),
            date.replace('-', '/'),
            date.replace("-", ""),
            date + "T10:00:00Z",
            other));
    if (place.value().asString().equals(other)) {
      draft.lost.add(place.pointer());
    }
  }

  static void deform(DraftOrder draft) {
    DraftOrder.Place place = draft.any("email", "sku");
    draft.lose(place, draft.one("ada", "a@b@c", "ABC1234", "AB-12", "x y"));
  }

  static void fillList(DraftOrder draft) {
    if (draft.order.path("items") instanceof ArrayNode items) {
      for (int i = 21 + draft.random.nextInt(9); i > items.size(); ) {
        items.add(draft.item());
      }
    }
  }

  static void addNull(DraftOrder draft) {
    if (draft.order.path("items") instanceof ArrayNode items) {
      items.addNull();
    }
  }

  static void nest(DraftOrder draft) {
    DraftOrder.Place place = draft.any("email", "age", "shipping", "sku", "quantity", "price");
    switch (draft.random.nextInt(4)) {
      case 0 -> place.set(NODES.objectNode().set("value", place.value()));
      case 1 -> place.set(NODES.arrayNode().add(place.value()));
      case 2 -> {
        ObjectNode inner = draft.order.deepCopy();
        draft.order.removeAll().set("order", inner);
      }
      default -> {
        if (draft.order.path("items") instanceof ArrayNode items) {
          draft.order.set(
              "items", items.size() == 1 ? items.get(0) : NODES.stringNode(items.toString()));
        }
      }
    }
  }

  static String repeat(String text, RandomGenerator random) {
    List<MatchResult> members = MEMBER.matcher(text).results().toList();
    MatchResult member = members.get(random.nextInt(members.size()));
    return text.substring(0, member.start())
        + member.group()
        + ","
        + text.substring(member.start());
  }

  static String malform(String text, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> text.replaceFirst("}$", ",}");
      case 1 -> text.replace("]", ",]");
      case 2 -> text.replaceAll("\"(\\w+)\":", "$1:");
      default -> text.replace('"', '\'');
    };
  }

  static String truncate(String text, RandomGenerator random) {
    return text.substring(0, 1 + random.nextInt(text.length() - 1));
  }

  static void spoilOften(DraftOrder draft) {
    List<FaultKind> ofValues = List.copyOf(EnumSet.range(FaultKind.MISSING, FaultKind.NESTING));
    for (int i = 2 + draft.random.nextInt(3); i > 0; i--) {
      ofValues.get(draft.random.nextInt(ofValues.size())).order.accept(draft);
    }
  }
}
