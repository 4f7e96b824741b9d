package dev.clearfault.internal.read;

import dev.clearfault.internal.text.Language;
import dev.clearfault.internal.text.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The language of one client. It is found when it is first needed, because most requests have no
 * fault. Not thread-safe.
 */
public final class ClientLanguage implements Supplier<Language> {
  private final Languages languages;
  private final HttpServletRequest request;
  private @Nullable Language known;

  /** Creates a language that is not known yet. */
  public ClientLanguage(Languages languages, HttpServletRequest request) {
    this.languages = languages;
    this.request = request;
  }

  @Override
  public Language get() {
    Language language = known;
    if (language == null) {
      language = languages.of(request.getHeaders("Accept-Language"));
      known = language;
    }
    return language;
  }
}
