package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import ke.go.machakos.gateway.settings.AddressRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
  private final Callers callers =
      new Callers(ranges("196.201.214.200", "196.201.213.0/24"), ranges("10.0.0.0/8", "::1"));

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(it -> AddressRange.parse(it).orElseThrow()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "196.201.214.200        |                                     | true",
        "196.201.213.44         |                                     | true",
        "::ffff:196.201.213.44  |                                     | true",
        "196.201.214.201        |                                     | false",
        "127.0.0.1              |                                     | false",
        "41.90.1.1              | 196.201.214.200                     | false",
        "196.201.214.200        | 41.90.1.1                           | true",
        "10.1.2.3               | 196.201.214.200                     | true",
        "10.1.2.3               | 196.201.214.200, 10.9.9.9           | true",
        "::1                    | 41.90.1.1, 196.201.213.7            | true",
        "10.1.2.3               | 196.201.214.200, 41.90.1.1          | false",
        "10.1.2.3               |                                     | false",
        "10.1.2.3               | safaricom.co.ke                     | false",
        "10.1.2.3               | ,                                   | false",
        "nobody                 | 196.201.214.200                     | false",
      })
  void only_safaricom_is_let_in_and_only_our_own_proxies_are_believed(
      String peer, String forwarded, boolean admitted) {
    assertThat(callers.admit(peer, forwarded)).isEqualTo(admitted);
  }
}
