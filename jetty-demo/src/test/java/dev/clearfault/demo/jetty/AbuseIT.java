package dev.clearfault.demo.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.demo.LaunchedDemo;
import dev.clearfault.demo.nodes.Proxy;
import dev.clearfault.demo.nodes.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fail2ban and nginx do with the documented files against clients of several addresses. */
@Timeout(120)
class AbuseIT {
  private static final String BAD = "/api/orders?limit=many";
  private static final String ABUSER = "127.0.0.2";
  private static final String GUEST = "127.0.0.3";

  @TempDir Path folder;

  @Test
  void fail2banShutsOutTheAddressThatIsRefusedMostOften() throws Exception {
    String server = RunningProgram.need("fail2ban-server", "fail2ban");
    Path jar =
        OrdersClient.DEMO.jarWith(
            Map.of("clientAddress", "127.0.0.9", "logLevels", "4xx:info", "logRate", "0"), folder);
    Path home = Files.createDirectory(folder.resolve("demo"));
    try (LaunchedDemo demo = OrdersClient.DEMO.launch(jar, home, Map.of("PORT", "0"))) {
      String url = demo.awaitUrl();
      try (Fail2ban fail2ban = Fail2ban.start(server, folder, home.resolve("errors"))) {
        LocalClient guest = new LocalClient(GUEST, url);
        LocalClient abuser = new LocalClient(ABUSER, url);
        for (int i = 0; i < 29; i++) {
          assertThat(guest.get(BAD)).startsWith("HTTP/1.1 400");
          assertThat(guest.get("/api/orders")).startsWith("HTTP/1.1 200");
        }
        for (int i = 0; i < 40; i++) {
          abuser.get(BAD + "&client=" + GUEST, "X-Forwarded-For: " + GUEST);
          abuser.get("/client=" + GUEST + "%20GET%20/", "X-Request-Id: client=" + GUEST);
        }
        // The proxy 127.0.0.9 is trusted, so its client is the one that counts.
        LocalClient behindProxy = new LocalClient("127.0.0.9", url);
        for (int i = 0; i < 40; i++) {
          behindProxy.get(BAD, "X-Forwarded-For: 198.51.100.7, 203.0.113.7");
        }
        assertThat(fail2ban.awaitBans(2)).containsExactlyInAnyOrder(ABUSER, "203.0.113.7");
      }
    }
  }

  @Test
  void nginxLimitsEachAddressByItself() throws Exception {
    Proxy.Kind.NGINX.need();
    String limit = Watch.read("nginx-limit.conf");
    Path home = Files.createDirectory(folder.resolve("demo"));
    try (LaunchedDemo demo = OrdersClient.DEMO.launch(home)) {
      String url = demo.awaitUrl();
      Path own = Files.createDirectory(folder.resolve("proxy"));
      try (Proxy proxy =
          Proxy.start(Proxy.Kind.NGINX, own, List.of(url, url), nginx -> limit + nginx)) {
        LocalClient abuser = new LocalClient(ABUSER, proxy.url());
        String refused = abuser.get(BAD);
        for (int i = 0; i < 2000 && !refused.startsWith("HTTP/1.1 429"); i++) {
          refused = abuser.get(BAD);
        }
        assertThat(refused)
            .startsWith("HTTP/1.1 429")
            .contains("Content-Type: application/problem+json", "Retry-After: 1\r\n")
            .contains("\"code\":\"too_many_requests\"", "\"retry_after\":1");
        assertThat(new LocalClient(GUEST, proxy.url()).get("/api/orders"))
            .startsWith("HTTP/1.1 200");
      }
    }
  }
}
