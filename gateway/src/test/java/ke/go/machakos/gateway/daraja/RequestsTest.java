package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
  private static final Settings.Daraja ACCOUNT = Accounts.at("http://127.0.0.1:1");
  private static final Settings.Initiator COUNTY = ACCOUNT.initiator().orElseThrow();
  private static final Msisdn PAYER = new Msisdn("+254712345678");
  private static final Instant NOW = Instant.parse("2026-11-27T21:30:05Z");

  @Test
  void a_push_is_signed_with_the_time_in_nairobi() {
    var order = new StkPush.Order(PAYER, new Money(4200), "2010022", "County bill");
    JsonObject body = StkPush.request(ACCOUNT, order, Accounts.URLS.stk(), NOW);
    String clear =
        new String(Base64.getDecoder().decode(body.getString("Password")), StandardCharsets.UTF_8);
    assertThat(clear).isEqualTo("600000passkey20261128003005");
    assertThat(body.getString("Timestamp")).isEqualTo("20261128003005");
    body.remove("Password");
    assertThat(body.encode())
        .isEqualTo(
            """
            {"BusinessShortCode":"600000","Timestamp":"20261128003005",\
            "TransactionType":"CustomerPayBillOnline","Amount":4200,"PartyA":"254712345678",\
            "PartyB":"600000","PhoneNumber":"254712345678",\
            "CallBackURL":"https://huduma.example.go.ke/pay/s3cret/stk",\
            "AccountReference":"2010022","TransactionDesc":"County bill"}""");
  }

  @ParameterizedTest
  @CsvSource({
    "+254712345678, 1, 2010022, bill, true",
    "+254112345678, 250000, 123456789012, 1234567890123, true",
    "+254712345678, 0, 2010022, bill, false",
    "+254712345678, -5, 2010022, bill, false",
    "+254712345678, 250001, 2010022, bill, false",
    "+254712345678, 5, 1234567890123, bill, false",
    "+254712345678, 5, 2010022, 12345678901234, false",
    "+254712345678, 5, 20 100, bill, false",
    "+256712345678, 5, 2010022, bill, false",
  })
  void what_daraja_would_refuse_is_not_sent(
      String phone, long amount, String account, String description, boolean right) {
    Runnable order =
        () -> new StkPush.Order(new Msisdn(phone), new Money(amount), account, description);
    if (right) {
      order.run();
    } else {
      assertThatThrownBy(order::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_reversal_is_spelt_as_the_interface_spells_it() {
    JsonObject body = Reversal.request(ACCOUNT, COUNTY, "NLJ7RT61SV", new Money(1), Accounts.URLS);
    assertThat(body.getString("RecieverIdentifierType")).isEqualTo("11");
    assertThat(body.getString("CommandID")).isEqualTo("TransactionReversal");
    assertThat(body.getLong("Amount")).isEqualTo(1);
    assertThat(body.getString("ResultURL")).endsWith("/pay/s3cret/reversal");
    assertThat(body.getString("QueueTimeOutURL")).endsWith("/pay/s3cret/timeout");
  }

  @Test
  void a_status_is_asked_by_receipt_or_by_the_request_that_made_it() {
    JsonObject byReceipt =
        StatusQuery.request(ACCOUNT, COUNTY, new StatusQuery.Receipt("NLJ7RT61SV"), Accounts.URLS);
    assertThat(byReceipt.getString("TransactionID")).isEqualTo("NLJ7RT61SV");
    assertThat(byReceipt.getString("IdentifierType")).isEqualTo("4");
    JsonObject byOrigin =
        StatusQuery.request(ACCOUNT, COUNTY, new StatusQuery.Origin("1-2-3"), Accounts.URLS);
    assertThat(byOrigin.getString("OriginalConversationID")).isEqualTo("1-2-3");
    assertThat(byOrigin.containsKey("TransactionID")).isFalse();
  }

  @Test
  void registrations_and_pulls_are_written() {
    assertThat(C2bRegister.request(ACCOUNT, Accounts.URLS).encode())
        .isEqualTo(
            """
            {"ShortCode":"600000","ResponseType":"Completed",\
            "ConfirmationURL":"https://huduma.example.go.ke/pay/s3cret/c2b/confirmation",\
            "ValidationURL":"https://huduma.example.go.ke/pay/s3cret/c2b/validation"}""");
    assertThat(Pull.register(ACCOUNT, PAYER, Accounts.URLS).encode())
        .isEqualTo(
            """
            {"ShortCode":"600000","RequestType":"Pull","NominatedNumber":"254712345678",\
            "CallBackURL":"https://huduma.example.go.ke/pay/s3cret/pull"}""");
    assertThat(Pull.query(ACCOUNT, NOW.minusSeconds(60), NOW, 100).encode())
        .isEqualTo(
            """
            {"ShortCode":"600000","StartDate":"2026-11-28 00:29:05",\
            "EndDate":"2026-11-28 00:30:05","OffSetValue":"100"}""");
  }

  @Test
  void no_callback_address_holds_a_word_that_safaricom_refuses() {
    assertThat(
            String.join(
                " ",
                Accounts.URLS.stk(),
                Accounts.URLS.validation(),
                Accounts.URLS.confirmation(),
                Accounts.URLS.status(),
                Accounts.URLS.reversal(),
                Accounts.URLS.timeout(),
                Accounts.URLS.pull()))
        .doesNotContainPattern("(?i)mpesa|safaricom|exe|cmd|sql|query");
  }
}
