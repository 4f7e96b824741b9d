package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.MalformedRequestsContract;

class MalformedRequestsIT extends MalformedRequestsContract {
  MalformedRequestsIT() {
    super(QuotesClient.DEMO);
  }
}
