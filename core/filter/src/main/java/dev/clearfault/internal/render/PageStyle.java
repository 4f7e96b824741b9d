package dev.clearfault.internal.render;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How all pages look: light and dark, on a phone and on a desk. A page has its style inside,
 * because a page about a failure must not need another answer.
 *
 * <p>Classes of elements: {@code lead} for the sentence that matters most, {@code soft} for what
 * matters less, {@code mark} for a word in a frame, {@code skip} for the link to the content.
 */
public final class PageStyle {
  /** The style sheet, in one line. Its colors have a contrast of at least 4.5. */
  public static final String CSS =
      ":root{color-scheme:light dark;--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d8dee4;"
          + "--panel:#f6f8fa;--accent:#0b57d0}"
          + "@media(prefers-color-scheme:dark){:root{--paper:#12161c;--ink:#e6edf3;--soft:#9da7b3;"
          + "--line:#30363d;--panel:#1b2129;--accent:#8ab4f8}}"
          + "*{box-sizing:border-box}html{background:var(--paper);color:var(--ink)}"
          + "body{font:1rem/1.6 system-ui,sans-serif;max-width:46rem;margin:0 auto;"
          + "padding:2.5rem 1.25rem 4rem;overflow-wrap:anywhere}"
          + "h1{font-size:clamp(1.6rem,5vw,2.2rem);line-height:1.2;margin:.25rem 0 1rem}"
          + "h2{font-size:1.15rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 0}p{margin:.5rem 0}"
          + "a{color:var(--accent)}a:focus-visible{outline:3px solid;outline-offset:2px}"
          + "code,pre{font:.9em/1.5 ui-monospace,monospace}"
          + "pre{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;"
          + "padding:1rem;white-space:pre-wrap}"
          + "ul{padding-left:1.2rem}li{margin:.35rem 0}"
          + "dl{display:grid;grid-template-columns:fit-content(40%) 1fr;gap:.35rem 1.5rem}"
          + "dt{color:var(--soft)}dd{margin:0}"
          + "@media(max-width:34rem){dl{display:block}dd{margin:0 0 .6rem}}"
          + ".lead{font-size:1.15rem}.soft{color:var(--soft)}"
          + ".mark{border:1px solid var(--line);border-radius:1rem;background:var(--panel);"
          + "padding:.1rem .6rem;white-space:nowrap}"
          + ".skip{position:absolute;left:-99rem}"
          + ".skip:focus{left:1rem;top:.5rem;padding:.5rem;background:var(--panel)}";

  /**
   * The value of {@code Content-Security-Policy} for a page that has this style and nothing else:
   * no script, no picture, no form, no frame around it.
   */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(CSS)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PageStyle() {}

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
