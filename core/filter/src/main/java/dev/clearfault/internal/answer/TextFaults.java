package dev.clearfault.internal.answer;

import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.evidence.AskedText;
import dev.clearfault.internal.evidence.BodyRead;
import dev.clearfault.internal.evidence.Conversions;
import dev.clearfault.internal.evidence.RejectedText;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.internal.read.TextFault;
import dev.clearfault.internal.text.Languages;
import dev.clearfault.problem.Violation.Source;
import dev.clearfault.spi.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the problem of a text of the request that a conversion of the application has rejected. */
final class TextFaults {
  private TextFaults() {}

  /** Returns what the failure is; null if it is not proved that the client's text caused it. */
  static @Nullable Finding find(Exchange exchange, List<Throwable> causes, Languages languages) {
    RejectedText found = Conversions.find(causes, () -> texts(exchange), languages.application());
    if (found == null) {
      return null;
    }
    TextFault fault =
        new TextFault(
            found.asked().in(),
            found.asked().field(),
            found.form(),
            found.target(),
            found.isStandard(),
            found.names());
    return new Finding(
        fault.problem(languages.of(exchange.acceptLanguage())), Evidence.REJECTED_TEXT);
  }

  /** A body that is read as one text is one value. */
  private static List<AskedText> texts(Exchange exchange) {
    BodyRead body = exchange.bodyRead();
    if (body == null || !body.whole()) {
      return exchange.asked();
    }
    List<AskedText> texts = new ArrayList<>(exchange.asked());
    texts.add(new AskedText(Source.BODY, "", body.text(), Integer.MAX_VALUE));
    return texts;
  }
}
