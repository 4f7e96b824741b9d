package dev.clearfault.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.Unsupported;
import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.exchange.Asked.Way;
import dev.clearfault.problem.Violation.Source;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the application has asked for, and only that, is looked up after a failure. */
class AskedTextsTest {
  private final Asked asked = new Asked();

  /** A posted form with a query; it counts how often its parameters are parsed. */
  private static final class Form extends HttpServletRequestWrapper {
    private final Map<String, String[]> more = new LinkedHashMap<>();
    private int parsed;

    Form() {
      super(Unsupported.of(HttpServletRequest.class));
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      parsed++;
      Map<String, String[]> parameters = new LinkedHashMap<>(more);
      parameters.put("limit", new String[] {"many"});
      parameters.put("amount", new String[] {"two", "three"});
      return parameters;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return getParameterMap().get(name);
    }

    @Override
    public String getQueryString() {
      return "limit=many&broken=%zz";
    }

    @Override
    public String getContentType() {
      return "application/x-www-form-urlencoded";
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return Collections.enumeration(name.equals("X-Limit") ? List.of("1", "2") : List.of());
    }

    @Override
    public Cookie[] getCookies() {
      return new Cookie[] {new Cookie("visits", "few")};
    }

    @Override
    public String getContextPath() {
      return "/shop";
    }

    @Override
    public String getServletPath() {
      return "/orders";
    }

    @Override
    public String getPathInfo() {
      return "/a b/c";
    }

    @Override
    public String getRequestURI() {
      return "/shop/orders/a%20b;x=1/c";
    }
  }

  private List<AskedText> texts() {
    return AskedTexts.of(new Form(), asked);
  }

  @Test
  void parametersAreThoseOfTheQueryOrOfTheForm() {
    asked.add(Way.PARAMETER, "limit");
    asked.add(Way.PARAMETER, "amount");
    asked.add(Way.PARAMETER, "other");
    assertThat(texts())
        .containsExactly(
            new AskedText(Source.FORM, "other", null, 0),
            new AskedText(Source.FORM, "amount", "two", 1),
            new AskedText(Source.QUERY, "limit", "many", 2));
  }

  @Test
  void eachOfSeveralValuesHasItsIndex() {
    asked.add(Way.VALUES, "amount");
    asked.add(Way.HEADER, "X-Limit");
    assertThat(texts())
        .containsExactly(
            new AskedText(Source.HEADER, "X-Limit[0]", "1", 0),
            new AskedText(Source.HEADER, "X-Limit[1]", "2", 0),
            new AskedText(Source.FORM, "amount[0]", "two", 1),
            new AskedText(Source.FORM, "amount[1]", "three", 1));
  }

  @Test
  void segmentsHaveTheirPlaceInThePathThatTheClientSent() {
    asked.add(Way.PATH, null);
    assertThat(texts())
        .containsExactly(
            new AskedText(Source.PATH, "segments[2]", "a b", 0),
            new AskedText(Source.PATH, "segments[2]", "a%20b", 0),
            new AskedText(Source.PATH, "segments[3]", "c", 0));
  }

  /** To parse parameters can read the body, so that it is lost for the application. */
  @Test
  void parametersAreNotParsedForOtherTexts() {
    asked.add(Way.QUERY, null);
    asked.add(Way.COOKIES, null);
    Form form = new Form();
    assertThat(AskedTexts.of(form, asked))
        .containsExactly(
            new AskedText(Source.COOKIE, "visits", "few", 0),
            new AskedText(Source.QUERY, "limit", "many", 1));
    assertThat(form.parsed).isZero();
  }

  @Test
  void partsThatAreNoFilesAreParameters() {
    asked.add(Way.PARTS, null);
    assertThat(texts()).extracting(AskedText::field).containsExactly("amount[0]", "amount[1]");
  }

  @Test
  void onlyTheLastCallsAreRemembered() {
    for (int i = 0; i < 200; i++) {
      asked.add(Way.HEADER, "X-" + i);
    }
    assertThat(asked.calls())
        .hasSize(64)
        .startsWith(new Asked.Call(Way.HEADER, "X-199"), new Asked.Call(Way.HEADER, "X-198"))
        .endsWith(new Asked.Call(Way.HEADER, "X-136"));
  }

  /** Such as {@code if (request.getParameter("v") != null) parse(request.getParameter("v"))}. */
  @Test
  void sameCallAgainIsOneCall() {
    for (int i = 0; i < 200; i++) {
      asked.add(Way.PARAMETER, "limit");
    }
    assertThat(asked.calls()).hasSize(1);
  }

  @Test
  void sameCallForEverythingIsOneCall() {
    for (int i = 0; i < 200; i++) {
      asked.add(Way.PARAMETERS, null);
    }
    assertThat(asked.calls()).hasSize(1);
  }

  /** A client chooses how large its form is. */
  @Test
  void eachCallIsLookedUpOnce() {
    for (int i = 0; i < 32; i++) {
      asked.add(Way.PARAMETERS, null);
      asked.add(Way.VALUES, "amount");
    }
    Form form = new Form();
    assertThat(AskedTexts.of(form, asked)).extracting(AskedText::age).containsOnly(0, 1);
    assertThat(form.parsed).isLessThan(8);
  }

  @Test
  void noMoreIsLookedUpThanIsKept() {
    Form form = new Form();
    for (int i = 0; i < 10_000; i++) {
      form.more.put("n" + i, new String[] {"1"});
    }
    asked.add(Way.PARAMETERS, null);
    assertThat(AskedTexts.of(form, asked)).hasSize(256);
    assertThat(form.parsed).isLessThan(300);
  }

  @Test
  void requestThatAsksForNothingRemembersNothing() {
    Exchange exchange = Exchanges.of(new FakeRequest(), new FakeResponse());
    assertThat(exchange.asked()).isEmpty();
  }

  /** The container may have given its request to another client. */
  @Test
  void nothingIsLookedUpAfterTheEnd() {
    Exchange exchange = Exchanges.of(new FakeRequest().with("X-Id", "7"), new FakeResponse());
    exchange.client().asked(Way.HEADER, "X-Id");
    assertThat(exchange.asked()).hasSize(1);
    exchange.client().memory(this);
    exchange.turn().end();
    assertThat(exchange.asked()).isEmpty();
    assertThat(exchange.bodyRead()).isNull();
  }
}
