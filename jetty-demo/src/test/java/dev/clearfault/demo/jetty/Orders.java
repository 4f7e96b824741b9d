package dev.clearfault.demo.jetty;

/** What clients send. */
final class Orders {
  static final String GOOD =
      """
      {"email":"ada@example.com","age":36,"shipping":"EXPRESS","deliverOn":"2999-12-31",
       "note":"Ring twice.","items":[{"sku":"ABC-1234","quantity":2,"price":9.90},
       {"sku":"XYZ-0001","quantity":1,"price":0.01}]}""";

  static final String ITEM = "{\"sku\":\"ABC-1234\",\"quantity\":1,\"price\":1}";

  /** The head of a request whose body, of which nothing is sent, would be too large. */
  static final String TOO_LARGE =
      String.join(
          "\r\n",
          "POST /api/orders HTTP/1.1",
          "Host: a",
          "Connection: close",
          "Content-Type: application/json",
          "Content-Length: 2097152",
          "",
          "");

  private Orders() {}

  /** Returns a good order but for one member. */
  static String with(String name, String value) {
    return order(name, value, ITEM);
  }

  /** Returns a good order of one item that is good but for one member. */
  static String withItem(String name, String value) {
    return order("", "", ITEM.replaceFirst("\"" + name + "\":[^,}]+", "\"" + name + "\":" + value));
  }

  private static String order(String name, String value, String item) {
    String order =
        "{\"email\":\"a@example.com\",\"age\":18,\"shipping\":\"PICKUP\",\"deliverOn\":null,"
            + "\"note\":null,\"items\":["
            + item
            + "]}";
    return name.isEmpty()
        ? order
        : order.replaceFirst("\"" + name + "\":(\\[.*\\]|[^,}]+)", "\"" + name + "\":" + value);
  }
}
