package ke.go.machakos.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ke.go.machakos.gateway.settings.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorsTest {
  private final Visitors visitors =
      new Visitors(2, List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()));

  @Test
  void each_address_may_ask_so_often_and_a_network_of_ipv6_is_one() {
    assertThat(visitors.admits("192.0.2.1")).isTrue();
    assertThat(visitors.admits("192.0.2.1")).isTrue();
    assertThat(visitors.admits("192.0.2.1")).isFalse();
    assertThat(visitors.admits("192.0.2.2")).isTrue();
    assertThat(visitors.admits("2001:db8::1")).isTrue();
    assertThat(visitors.admits("2001:db8::2")).isTrue();
    assertThat(visitors.admits("2001:db8::3")).isFalse();
    assertThat(visitors.admits("2001:db8:0:1::3")).isTrue();
  }

  @Test
  void what_is_no_address_is_counted_together() {
    assertThat(visitors.admits("")).isTrue();
    assertThat(visitors.admits("a.name")).isTrue();
    assertThat(visitors.admits("x".repeat(10_000))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "192.0.2.1 | - | 192.0.2.1",
        "192.0.2.1 | 198.51.100.7 | 192.0.2.1", // its word is not taken
        "10.0.0.5 | 198.51.100.7 | 198.51.100.7",
        "10.0.0.5 | 203.0.113.9, 198.51.100.7 | 198.51.100.7", // the first was the visitor's own
        "10.0.0.5 | 203.0.113.9, 10.0.0.6 | 203.0.113.9",
        "10.0.0.5 | - | 10.0.0.5",
        "10.0.0.5 | '' | ''",
      })
  void a_proxys_word_is_taken_for_whom_it_asks_and_nobody_elses(
      String peer, String forwarded, String caller) {
    assertThat(visitors.caller(peer, forwarded)).isEqualTo(caller);
  }
}
