package dev.clearfault.demo.tomcat;

import dev.clearfault.demo.PackagingContract;
import java.util.List;

class PackagingIT extends PackagingContract {
  PackagingIT() {
    super(
        QuotesClient.DEMO,
        List.of("WEB-INF/lib/clearfault-core-"),
        List.of(
            "META-INF/licenses/jakarta.annotation-api/META-INF/LICENSE.md",
            "META-INF/licenses/jakarta.annotation-api/META-INF/NOTICE.md",
            "META-INF/licenses/tomcat-embed-core/META-INF/LICENSE",
            "META-INF/licenses/tomcat-embed-core/META-INF/NOTICE"));
  }
}
