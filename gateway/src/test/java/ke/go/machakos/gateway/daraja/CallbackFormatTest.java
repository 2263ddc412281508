package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackFormatTest {
  private static CallbackFormat.Reading<MoneyEvent> read(
      String body, Function<JsonObject, List<MoneyEvent>> one) {
    return CallbackFormat.read(body.getBytes(StandardCharsets.UTF_8), one);
  }

  private static C2bPayment payment(String body) {
    var read = read(body, CallbackFormat::confirmation);
    assertThat(read.fault()).isEmpty();
    return ((MoneyEvent.C2bConfirmed) read.read().getFirst()).payment();
  }

  @Test
  void a_paid_push_is_read_with_numbers_as_numbers_and_a_balance_without_a_value() {
    assertThat(read(Bodies.of("stk-paid"), CallbackFormat::stk).read())
        .containsExactly(
            new MoneyEvent.StkPaid(
                "29115-34620561-1",
                "ws_CO_191220191020363925",
                Optional.of("NLJ7RT61SV"),
                Optional.of(new Amount(100)),
                Optional.of(Instant.parse("2019-12-19T07:21:15Z")),
                new Payer.Known(new Msisdn("+254708374149"))));
  }

  @Test
  void a_success_without_metadata_is_a_success() {
    JsonObject body = new JsonObject(Bodies.of("stk-paid"));
    body.getJsonObject("Body").getJsonObject("stkCallback").remove("CallbackMetadata");
    assertThat(read(body.encode(), CallbackFormat::stk).read())
        .containsExactly(
            new MoneyEvent.StkPaid(
                "29115-34620561-1",
                "ws_CO_191220191020363925",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Payer.Unsaid()));
  }

  @Test
  void six_bodies_one_behind_the_other_are_six_events() {
    String run = (Bodies.of("stk-paid") + Bodies.of("stk-cancelled").strip()).repeat(3);
    var read = read(run, CallbackFormat::stk);
    assertThat(read.fault()).isEmpty();
    assertThat(read.read()).hasSize(6);
    assertThat(read.read().stream().filter(MoneyEvent.StkPaid.class::isInstance)).hasSize(3);
    assertThat(((MoneyEvent.StkFailed) read.read().getLast()).result())
        .isEqualTo(StkResult.CANCELLED);
  }

  @Test
  void what_is_whole_is_read_beside_what_is_cut_short() {
    var read = read(Bodies.of("stk-paid") + "{\"Body\":{\"stk", CallbackFormat::stk);
    assertThat(read.read()).hasSize(1);
    assertThat(read.fault()).isPresent();
  }

  @Test
  void a_masked_and_a_hashed_number_are_no_number() {
    assertThat(payment(Bodies.of("c2b-masked")).payer())
        .isEqualTo(new Payer.Masked("2547 ***** 126"));
    String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    String body = new JsonObject(Bodies.of("c2b-hashed")).put("MSISDN", hash).encode();
    assertThat(payment(body).payer()).isEqualTo(new Payer.Hashed(hash));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"5.00\"', 500, true",
    "'\"5.50\"', 550, false",
    "5.5, 550, false",
    "1.00, 100, true",
    "250001, 25000100, true",
    "0, 0, true",
    "'\"-3.10\"', -310, false",
  })
  void an_amount_is_kept_to_the_cent(String said, long cents, boolean whole) {
    C2bPayment payment = payment("{\"TransID\":\"RKL51ZDR4F\",\"TransAmount\":%s}".formatted(said));
    assertThat(payment.amount()).isEqualTo(new Amount(cents));
    assertThat(payment.amount().whole())
        .isEqualTo(whole ? Optional.of(new Money(cents / 100)) : Optional.empty());
  }

  @Test
  void a_payment_keeps_what_was_typed_and_shows_nobody() {
    C2bPayment payment = payment(Bodies.of("c2b-masked"));
    assertThat(payment.account()).isEqualTo("Sample Transaction");
    assertThat(payment.names()).isEqualTo("NICHOLAS");
    assertThat(payment.paidAt()).contains(Instant.parse("2023-11-21T09:13:25Z"));
    assertThat(new MoneyEvent.C2bConfirmed(payment).toString()).doesNotContain("NICHOLAS", "126");
  }

  @Test
  void a_name_in_another_charset_loses_no_payment() {
    String body = "{\"TransID\":\"RKL51ZDR4F\",\"TransAmount\":\"5\",\"FirstName\":\"JOSÉ\"}";
    byte[] bytes = body.getBytes(Charset.forName("windows-1252"));
    assertThat(CallbackFormat.read(bytes, CallbackFormat::confirmation).read())
        .singleElement()
        .isInstanceOfSatisfying(
            MoneyEvent.C2bConfirmed.class,
            it -> assertThat(it.payment().names()).isEqualTo("JOSÉ"));
  }

  @Test
  void results_are_read_with_what_has_no_value_left_out() {
    var status =
        (MoneyEvent.StatusResult)
            read(Bodies.of("status"), CallbackFormat::status).read().getFirst();
    assertThat(status.told().done()).isTrue();
    assertThat(status.told().receipt()).contains("LGR919G2AV");
    assertThat(status.told().amount()).contains(new Amount(1000));
    assertThat(status.told().transactionStatus()).contains("Completed");
    assertThat(status.toString()).doesNotContain("John");
    var reversal =
        (MoneyEvent.ReversalResult)
            read(Bodies.of("reversal"), CallbackFormat::reversal).read().getFirst();
    assertThat(reversal.told().resultCode()).isEqualTo("R000001");
    assertThat(reversal.told().done()).isFalse();
  }

  @Test
  void rows_of_a_pull_that_are_posted_are_events_all_or_none() {
    assertThat(read(Bodies.of("pull"), CallbackFormat::pull).read()).hasSize(1);
    JsonObject row =
        new JsonObject(Bodies.of("pull")).getJsonArray("Response").getJsonArray(0).getJsonObject(0);
    assertThat(read(row.encode(), CallbackFormat::pull).read()).hasSize(1);
    String half = "{\"Response\":[[%s,{\"amount\":\"5\"}]]}".formatted(row.encode());
    assertThat(read(half, CallbackFormat::pull).read()).isEmpty();
    assertThat(read(half, CallbackFormat::pull).fault()).isPresent();
  }

  @Test
  void a_timeout_is_known_by_either_name() {
    assertThat(read(Bodies.of("reversal"), CallbackFormat::timeout).read())
        .containsExactly(
            new MoneyEvent.Timeout(
                Optional.of("10819-695089-1"), Optional.of("AG_20170727_00004efadacd98a01d15")));
    assertThat(read("{\"ConversationID\":\"AG_1\"}", CallbackFormat::timeout).read()).hasSize(1);
    assertThat(read("{}", CallbackFormat::timeout).fault()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[]",
        "null",
        "{}",
        "}{",
        "{\"TransID\":\"RKL51ZDR4F\"}",
        "{\"TransAmount\":\"5\"}",
        "{\"TransID\":{},\"TransAmount\":\"5\"}",
        "{\"TransID\":\"RKL51ZDR4F\",\"TransAmount\":\"NaN\"}",
        "{\"TransID\":\"RKL51ZDR4F\",\"TransAmount\":\"1e999999999\"}",
        "{\"TransID\":\"RKL51ZDR4F\",\"TransAmount\":\"0.001\"}",
        "{\"TransID\":\"a b'; DROP\",\"TransAmount\":\"5\"}",
      })
  void what_is_no_payment_is_a_fault_and_never_thrown(String body) {
    var read = read(body, CallbackFormat::confirmation);
    assertThat(read.read()).isEmpty();
    assertThat(read.fault()).isPresent();
  }

  @Test
  void a_body_nested_without_end_is_a_fault() {
    assertThat(read("{\"a\":".repeat(3000), CallbackFormat::stk).fault()).isPresent();
    assertThat(
            read("{\"Body\":" + "[".repeat(8000) + "]".repeat(8000) + "}", CallbackFormat::stk)
                .fault())
        .isPresent();
  }
}
