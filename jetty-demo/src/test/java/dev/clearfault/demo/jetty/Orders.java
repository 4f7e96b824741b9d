package dev.clearfault.demo.jetty;

/** Orders as clients send them. */
final class Orders {
  static final String GOOD =
      """
      {"email":"ada@example.com","age":36,"shipping":"EXPRESS","deliverOn":"2999-12-31",
       "note":"Ring twice.","items":[{"sku":"ABC-1234","quantity":2,"price":9.90},
       {"sku":"XYZ-0001","quantity":1,"price":0.01}]}""";

  static final String ITEM = "{\"sku\":\"ABC-1234\",\"quantity\":1,\"price\":1}";

  /** The head of a request that announces a body that is too large. The body is not sent. */
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

  /** Returns a good order with one other member. */
  static String with(String name, String value) {
    return order(name, value, ITEM);
  }

  /** Returns a good order with one item that has one other member. */
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
