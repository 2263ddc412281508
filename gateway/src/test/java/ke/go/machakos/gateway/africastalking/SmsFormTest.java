package ke.go.machakos.gateway.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.inbox.IncomingMessage;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsFormTest {
  private static final Msisdn PHONE = new Msisdn("+254711000111");

  @Test
  void a_whole_message_is_read() {
    assertThat(
            read(
                "date=2017-05-03T06%3A04%3A45Z&from=%2B254711000111&id=b1-2&linkId=SampleLinkId123"
                    + "&text=Maji+hakuna%0ATangu+jana&to=20880&cost=None&networkCode=63902"))
        .isEqualTo(
            new IncomingMessage(
                "africastalking",
                "b1-2",
                PHONE,
                "20880",
                Optional.of("SampleLinkId123"),
                Optional.of("63902"),
                "Maji hakuna\nTangu jana",
                Optional.of(Instant.parse("2017-05-03T06:04:45Z"))));
  }

  @ParameterizedTest
  @CsvSource({
    "2017-05-03T06:04:45Z, 2017-05-03T06:04:45Z",
    "2017-05-03 06:04:45, 2017-05-03T06:04:45Z",
    "2017-05-03+06:04:45, 2017-05-03T06:04:45Z",
    "2017-05-03 06:04:45.123, 2017-05-03T06:04:45.123Z",
    "yesterday, ",
    "9999-12-31T00:00:00Z, ",
    "'', ",
  })
  void both_dates_are_read_and_no_text_is_lost_for_one(String date, String expected) {
    var message = read("from=254711000111&id=a&text=x&date=" + date);
    assertThat(message.sentAt()).isEqualTo(Optional.ofNullable(expected).map(Instant::parse));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+254711000111", "%2B254711000111", "254711000111", "0711000111"})
  void a_sender_may_have_lost_the_plus_sign(String from) {
    assertThat(read("id=a&text=x&from=" + from).from()).isEqualTo(PHONE);
  }

  @Test
  void an_empty_text_is_a_message_and_control_characters_are_dropped() {
    assertThat(read("id=a&text=&from=0711000111").body()).isEmpty();
    assertThat(read("id=a&text=a%00b%1Bc%0Ad&from=0711000111").body()).isEqualTo("abc\nd");
  }

  @Test
  void what_does_not_fit_its_column_is_left_out() {
    var message =
        read("id=a&text=x&from=0711000111&to=" + "2".repeat(50) + "&networkCode=12345678901");
    assertThat(message.code()).hasSize(20);
    assertThat(message.networkCode()).isEmpty();
    assertThat(message.linkId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id=a&text=x",
        "id=a&text=x&from=%20",
        "from=0711000111&text=x",
        "from=0711000111&text=x&id=%20",
        "from=0711000111&text=x&id=a%00b",
        "from=0711000111&id=a",
        "from=0711000111&id=a&text=x&text=y",
        "from=0711000111&id=a&text=%zz",
      })
  void anything_else_is_malformed(String body) {
    assertThat(incoming(body)).isInstanceOf(UssdForm.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Safaricom", "22484", "MPESA", "0711"})
  void what_no_number_sent_is_read_and_is_nobodys(String from) {
    assertThat(incoming("id=a&text=x&from=" + from))
        .isEqualTo(new UssdForm.Read<>(Optional.empty()));
  }

  @Test
  void an_id_has_80_characters_at_most() {
    String start = "from=0711000111&text=x&id=";
    assertThat(incoming(start + "a".repeat(80))).isInstanceOf(UssdForm.Read.class);
    assertThat(incoming(start + "a".repeat(81))).isInstanceOf(UssdForm.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Addition, ADDITION",
    "addition, ADDITION",
    "Deletion, DELETION",
    "deletion, DELETION",
  })
  void a_subscription_begins_or_ends(String type, SmsForm.Subscription change) {
    String body = "phoneNumber=%2B254711000111&shortCode=20880&keyword=NEWS&updateType=";
    assertThat(SmsForm.subscription(bytes(body + type))).isEqualTo(new UssdForm.Read<>(change));
    assertThat(SmsForm.subscription(bytes(body))).isInstanceOf(UssdForm.Malformed.class);
  }

  @Test
  void an_opt_out_names_its_number() {
    assertThat(SmsForm.optOut(bytes("senderId=MACHAKOS&phoneNumber=%2B254711000111")))
        .isEqualTo(new UssdForm.Read<>(PHONE));
    assertThat(SmsForm.optOut(bytes("senderId=MACHAKOS"))).isInstanceOf(UssdForm.Malformed.class);
  }

  private static IncomingMessage read(String body) {
    if (incoming(body) instanceof UssdForm.Read<Optional<IncomingMessage>> read) {
      return read.value().orElseThrow();
    }
    throw new AssertionError(body + " was refused");
  }

  private static UssdForm.Reading<Optional<IncomingMessage>> incoming(String body) {
    return SmsForm.incoming(bytes(body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
