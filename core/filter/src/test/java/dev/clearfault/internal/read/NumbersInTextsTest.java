package dev.clearfault.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clearfault.Inputs;
import dev.clearfault.input.From;
import dev.clearfault.problem.Violation.Source;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in queries, header fields and other texts: a number that does not fit is told as one. */
class NumbersInTextsTest {

  record Input(
      @From(Source.QUERY) @Nullable Long id,
      @From(Source.QUERY) @Nullable Integer i,
      @From(Source.QUERY) @Nullable Short s,
      @From(Source.QUERY) @Nullable Byte b,
      @From(Source.QUERY) @Nullable Float f,
      @From(Source.QUERY) @Nullable Double d,
      @From(Source.QUERY) @Nullable BigInteger big,
      @From(Source.QUERY) @Nullable BigDecimal dec,
      @From(Source.QUERY) @Nullable List<Long> ids,
      @From(Source.QUERY) Optional<Integer> maybe) {}

  /** The same from a query that is read as a whole. */
  record Query(@Nullable Long id, @Nullable Double d, @Nullable List<Integer> ids, long p) {}

  @ParameterizedTest
  @CsvSource({
    "id=9223372036854775807,id=9223372036854775807",
    "id=9223372036854775808,QUERY id out_of_range",
    "id=-9223372036854775808,id=-9223372036854775808",
    "id=-9223372036854775809,QUERY id out_of_range",
    "id=%2B9223372036854775808,QUERY id out_of_range",
    "id=+99999999999999999999+,QUERY id out_of_range",
    "id=1.5,QUERY id type_mismatch",
    "id=1e30,QUERY id type_mismatch",
    "id=99999999999999999999x,QUERY id type_mismatch",
    "id=-,QUERY id type_mismatch",
    "i=2147483648,QUERY i out_of_range",
    "i=0000000000000005,i=5",
    "s=32768,QUERY s out_of_range",
    "b=128,QUERY b out_of_range",
    "b=-129,QUERY b out_of_range",
    "b=256,QUERY b out_of_range",
    "b=-128,b=-128",
    "f=1e39,QUERY f out_of_range",
    "f=1e-50,QUERY f out_of_range",
    "f=16777217,QUERY f out_of_range",
    "f=0.1,f=0.1",
    "d=1e309,QUERY d out_of_range",
    "d=-1e309,QUERY d out_of_range",
    "d=1e-400,QUERY d out_of_range",
    "d=9007199254740993,QUERY d out_of_range",
    "d=NaN,QUERY d type_mismatch",
    "d=Infinity,QUERY d out_of_range",
    "d=0e5,d=0.0",
    "big=9223372036854775808,big=9223372036854775808",
    "dec=1e99999,QUERY dec out_of_range",
    "dec=1e99999999999999,QUERY dec out_of_range",
    "dec=1e-1001,QUERY dec out_of_range",
    "dec=1.50,dec=1.50",
    "ids=1&ids=9223372036854775808,QUERY ids[1] out_of_range",
    "maybe=2147483648,QUERY maybe out_of_range"
  })
  void aNumberThatDoesNotFitIsOutOfRange(String query, String told) {
    assertThat(read(Input.class, query)).contains(told);
  }

  @ParameterizedTest
  @CsvSource({
    "id=9223372036854775808,QUERY id out_of_range",
    "d=1e309,QUERY d out_of_range",
    "ids=5&ids=2147483648,QUERY ids[1] out_of_range",
    "p=9223372036854775808,QUERY p out_of_range",
    "p=5,p=5"
  })
  void alsoInAQueryThatIsReadAsAWhole(String query, String told) {
    String all = query.startsWith("p=") ? query : query + "&p=1";
    assertThat(read(Query.class, all)).contains(told);
  }

  private static String read(Class<?> type, String query) {
    return PostedJson.outcome(
        new PostedMethod(PostedJson.request(query, null, new byte[0]), "GET"),
        request -> Inputs.read(request, type));
  }
}
