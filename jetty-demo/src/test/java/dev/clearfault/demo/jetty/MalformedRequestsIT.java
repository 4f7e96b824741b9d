package dev.clearfault.demo.jetty;

import dev.clearfault.demo.MalformedRequestsContract;

class MalformedRequestsIT extends MalformedRequestsContract {
  MalformedRequestsIT() {
    super(OrdersClient.DEMO);
  }
}
