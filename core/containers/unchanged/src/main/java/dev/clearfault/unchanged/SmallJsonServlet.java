package dev.clearfault.unchanged;

import com.alibaba.fastjson2.JSON;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import net.minidev.json.JSONValue;
import okio.Okio;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.json.simple.parser.JSONParser;

/** Reads with the smaller libraries. */
public final class SmallJsonServlet extends ReadingServlet {
  private static final long serialVersionUID = 1L;
  static final JsonAdapter<Order> MOSHI = new Moshi.Builder().build().adapter(Order.class);

  /** Knows the ways. */
  public SmallJsonServlet() {
    way("orgText", r -> new JSONObject(text(r)).getInt("amount"));
    way("orgLines", r -> new JSONObject(lines(r)).getInt("amount"));
    way("orgTokener", r -> new JSONObject(new JSONTokener(r.getInputStream())).getInt("amount"));
    way("simpleReader", r -> new JSONParser().parse(r.getReader()));
    way("simpleText", r -> new JSONParser().parse(text(r)));
    way("smartText", r -> JSONValue.parseWithException(text(r)));
    way("smartBytes", r -> JSONValue.parseWithException(r.getInputStream().readAllBytes()));
    way("moshiText", r -> MOSHI.fromJson(text(r)));
    way("moshiStream", r -> MOSHI.fromJson(Okio.buffer(Okio.source(r.getInputStream()))));
    way("fastStream", r -> JSON.parseObject(r.getInputStream(), Order.class));
    way("fastBytes", r -> JSON.parseObject(r.getInputStream().readAllBytes(), Order.class));
    way("fastText", r -> JSON.parseObject(text(r), Order.class));
    way("fastTree", r -> JSON.parseObject(text(r)).getIntValue("amount"));
  }
}
