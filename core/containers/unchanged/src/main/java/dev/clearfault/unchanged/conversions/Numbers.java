package dev.clearfault.unchanged.conversions;

import static java.util.Map.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.apache.commons.lang3.math.NumberUtils;

/** Numbers of parameters. */
final class Numbers {
  static final Map<String, Case> CASES =
      Map.ofEntries(
          entry("parseInt", r -> Integer.parseInt(r.getParameter("v"))),
          entry("parseIntRadix", r -> Integer.parseInt(r.getParameter("v"), 16)),
          entry("valueOfInt", r -> Integer.valueOf(r.getParameter("v"))),
          entry("decode", r -> Integer.decode(r.getParameter("v"))),
          entry("parseLong", r -> Long.parseLong(r.getParameter("v").trim())),
          entry("parseShort", r -> Short.parseShort(r.getParameter("v"))),
          entry("parseByte", r -> Byte.parseByte(r.getParameter("v"))),
          entry("parseDouble", r -> Double.parseDouble(r.getParameter("v"))),
          entry("parseFloat", r -> Float.parseFloat(r.getParameter("v"))),
          entry("bigDecimal", r -> new BigDecimal(r.getParameter("v"))),
          entry(
              "bigDecimalContext", r -> new BigDecimal(r.getParameter("v"), MathContext.DECIMAL64)),
          entry("bigInteger", r -> new BigInteger(r.getParameter("v"))),
          entry(
              "numberFormat", r -> NumberFormat.getInstance(Locale.US).parse(r.getParameter("v"))),
          entry("createNumber", r -> NumberUtils.createNumber(r.getParameter("v"))),
          entry("createInteger", r -> NumberUtils.createInteger(r.getParameter("v"))),
          entry("optional", r -> Optional.ofNullable(r.getParameter("v")).map(Integer::valueOf)),
          entry("firstThenConvert", Numbers::firstThenConvert),
          entry("page", Numbers::page),
          entry("list", Numbers::list),
          entry("tokens", Numbers::tokens),
          entry("values", Numbers::values),
          entry("map", r -> Integer.parseInt(r.getParameterMap().get("v")[0])),
          entry("loop", Numbers::loop));

  private Numbers() {}

  private static Object firstThenConvert(HttpServletRequest request) {
    String price = request.getParameter("price");
    String amount = request.getParameter("amount");
    BigDecimal each = new BigDecimal(price);
    return each.multiply(BigDecimal.valueOf(Integer.parseInt(amount)));
  }

  private static Object page(HttpServletRequest request) {
    int page = 1;
    if (request.getParameter("page") != null) {
      page = Integer.parseInt(request.getParameter("page"));
    }
    int size = Integer.parseInt(Optional.ofNullable(request.getParameter("size")).orElse("20"));
    return page * size;
  }

  private static Object list(HttpServletRequest request) {
    return Arrays.stream(request.getParameter("ids").split(","))
        .map(String::trim)
        .map(Long::valueOf)
        .collect(Collectors.toList());
  }

  private static Object tokens(HttpServletRequest request) {
    StringTokenizer tokens = new StringTokenizer(request.getParameter("ids"), "|");
    List<Integer> ids = new ArrayList<>();
    while (tokens.hasMoreTokens()) {
      ids.add(Integer.parseInt(tokens.nextToken()));
    }
    return ids;
  }

  private static Object values(HttpServletRequest request) {
    int sum = 0;
    for (String value : request.getParameterValues("id")) {
      sum += Integer.parseInt(value);
    }
    return sum;
  }

  private static Object loop(HttpServletRequest request) {
    int sum = 0;
    for (String name : request.getParameterMap().keySet()) {
      if (name.startsWith("n_")) {
        sum += Integer.parseInt(request.getParameter(name));
      }
    }
    return sum;
  }
}
