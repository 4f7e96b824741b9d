package dev.clearfault.gateway.internal.proxy;

import dev.clearfault.internal.http.Repetition;
import dev.clearfault.internal.render.Format;
import dev.clearfault.internal.text.Language;
import dev.clearfault.problem.ProblemDocument;
import dev.clearfault.problem.ProblemType;
import dev.clearfault.spi.ProblemRenderer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The bodies that an application would answer with, in English, and without an instance: no
 * application has logged the failure.
 */
final class Bodies {
  private static final List<Integer> PLAIN =
      List.of(400, 404, 405, 408, 414, 415, 429, 431, 500, 502, 503, 504);

  /** Stands where an instance would, until it is cut out. */
  private static final String INSTANCE = "urn:clearfault:none";

  private final ProblemRenderer renderer;
  private final Language language;

  Bodies(Format format, Language language) {
    renderer = format.renderer();
    this.language = language;
  }

  String mediaType() {
    return renderer.mediaTypes().get(0);
  }

  /** Returns the bodies by status; that of 413 names the limit, if there is one. */
  SortedMap<Integer, String> all(long maxBody) {
    SortedMap<Integer, String> all = new TreeMap<>();
    PLAIN.forEach(status -> all.put(status, body(status, null, Map.of())));
    Map<String, Object> limit = new LinkedHashMap<>();
    if (maxBody > 0) {
      limit.put("limit", "body_size");
      limit.put("max", maxBody);
    }
    String max = Long.toString(maxBody);
    all.put(
        413,
        body(
            413,
            maxBody > 0 ? text("content_too_large.detail.body_size").replace("{max}", max) : null,
            limit));
    return all;
  }

  /**
   * Returns the body that refuses a media type.
   *
   * @param key of the detail
   * @param types what is accepted
   */
  String unsupported(String key, String types) {
    return body(
        415, text("unsupported_media_type.detail." + key).replace("{types}", types), Map.of());
  }

  private String text(String key) {
    return language.required("problem." + key);
  }

  private String body(int status, @Nullable String detail, Map<String, Object> extensions) {
    ProblemType type = ProblemType.ofStatus(status);
    String title = language.title(type);
    String ofType = language.text("problem." + type.code() + ".detail");
    Boolean nothingWasDone = Repetition.nothingWasDone(status, false);
    ProblemDocument document =
        new ProblemDocument(
            ProblemType.BLANK,
            title == null ? type.title() : title,
            status,
            detail == null && ofType != null && ofType.indexOf('{') < 0 ? ofType : detail,
            INSTANCE,
            type.code(),
            null,
            null,
            List.of(),
            false,
            null,
            // Behind 502 and 504, the method decides, which the body of a proxy does not know.
            Boolean.TRUE.equals(nothingWasDone) ? nothingWasDone : null,
            status == 429 ? 1 : null,
            extensions,
            language.tag());
    return new String(renderer.render(document), StandardCharsets.UTF_8)
        .replace(",\"instance\":\"" + INSTANCE + "\"", "");
  }
}
