package ke.go.machakos.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "192.168.4.0/22, 192.168.7.9, true",
    "192.168.4.0/22, 192.168.8.1, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 10.0.0.1, false",
  })
  void a_range_holds_the_addresses_that_share_its_leading_bits(
      String range, String address, boolean held) {
    assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address)))
        .isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "",
        "10.0.0.256",
        "10.0.3",
        "10"
      })
  void what_is_no_range_is_refused(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void one_address_is_a_range_of_all_its_bits() {
    assertThat(AddressRange.parse("::1").orElseThrow().bits()).isEqualTo(128);
  }
}
