package dev.clearfault.demo.jetty;

class OrdersIT extends OrdersContract {
  OrdersIT() {
    super(OrdersClient.DEMO);
  }
}
