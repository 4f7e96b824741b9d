package dev.clearfault.demo.jetty;

import dev.clearfault.demo.PackagingContract;
import java.util.List;

class PackagingIT extends PackagingContract {
  PackagingIT() {
    super(
        OrdersClient.DEMO,
        List.of("WEB-INF/lib/clearfault-core-", "WEB-INF/lib/slf4j-api-"),
        List.of(
            "META-INF/licenses/jakarta.servlet-api/META-INF/LICENSE.md",
            "META-INF/licenses/jakarta.servlet-api/META-INF/NOTICE.md",
            "META-INF/licenses/slf4j-api/META-INF/LICENSE.txt",
            "META-INF/services/org.slf4j.spi.SLF4JServiceProvider"));
  }
}
