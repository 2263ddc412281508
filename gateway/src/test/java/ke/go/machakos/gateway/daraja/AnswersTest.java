package ke.go.machakos.gateway.daraja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  @Test
  void a_push_that_was_taken_has_two_names() {
    assertThat(
            StkPush.answer(
                200,
                """
                {"MerchantRequestID":"29115-34620561-1",
                 "CheckoutRequestID":"ws_CO_191220191020363925","ResponseCode":"0",
                 "ResponseDescription":"Success. Request accepted for processing",
                 "CustomerMessage":"Success. Request accepted for processing"}"""))
        .isEqualTo(
            new Answer.Accepted<>(
                new StkPush.Pushed("29115-34620561-1", "ws_CO_191220191020363925")));
  }

  /** Each row: the HTTP status, errorCode, errorMessage, what it comes to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | 400.002.02   | Bad Request - Invalid Amount          | Refused",
        "404 | 404.001.03   | Invalid Access Token                  | Refused",
        "405 | 405.001      | Method Not Allowed                    | Refused",
        "500 | 500.001.1001 | Merchant does not exist               | Refused",
        "500 | 500.001.1001 | Wrong credentials                     | Refused",
        "500 | 500.001.1001 | Unable to lock subscriber             | Busy 60",
        "500 | 500.001.1001 | The transaction is being processed    | Busy 5",
        "500 | 500.003.02   | System is busy. Spike arrest          | Busy 5",
        "500 | 500.003.03   | Quota Violation                       | Busy 60",
        "500 | 500.003.1001 | Internal Server Error                 | Busy 30",
        "503 | 500.002.1001 | Service is currently unavailable      | Busy 30",
      })
  void an_error_is_refused_or_says_when_to_come_again(
      int status, String code, String message, String meant) {
    String body =
        "{\"requestId\":\"1-2\",\"errorCode\":\"%s\",\"errorMessage\":\"%s\"}"
            .formatted(code, message);
    Answer<StkPush.Pushed> answer = StkPush.answer(status, body);
    switch (answer) {
      case Answer.Refused<StkPush.Pushed> it -> {
        assertThat(meant).isEqualTo("Refused");
        assertThat(it.errorCode()).isEqualTo(code);
      }
      case Answer.Busy<StkPush.Pushed> it ->
          assertThat(meant).isEqualTo("Busy " + it.after().toSeconds());
      default -> throw new AssertionError(answer);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "502, Busy",
    "503, Busy",
    "429, Busy",
    "504, Unknown",
    "403, Refused",
    "200, Unknown",
    "200, Unknown",
  })
  void an_answer_that_is_no_json_is_read_by_its_status(int status, String meant) {
    Answer<StkPush.Pushed> answer = StkPush.answer(status, "<html>Bad Gateway</html>");
    assertThat(answer.getClass().getSimpleName()).isEqualTo(meant);
  }

  @Test
  void what_an_error_says_of_a_phone_is_not_kept() {
    Answer<StkPush.Pushed> answer =
        StkPush.answer(
            400, "{\"errorCode\":\"400.002.02\",\"errorMessage\":\"Invalid 254712345678\"}");
    assertThat(answer).isEqualTo(new Answer.Refused<>("400.002.02", "Invalid #"));
  }

  @Test
  void a_query_says_its_code_as_a_text_or_a_number() {
    String body =
        """
        {"ResponseCode":"0","ResponseDescription":"The service request has been accepted",
         "MerchantRequestID":"22205-34066-1","CheckoutRequestID":"ws_CO_13012021093521236557",
         "ResultCode":%s,"ResultDesc":"Request cancelled by user"}""";
    for (String code : List.of("\"1032\"", "1032", "1032.0")) {
      assertThat(StkQuery.answer(200, body.formatted(code)))
          .isInstanceOfSatisfying(
              Answer.Accepted.class,
              it ->
                  assertThat(((StkQuery.Outcome) it.value()).result())
                      .isEqualTo(StkResult.CANCELLED));
    }
    assertThat(StkQuery.answer(200, body.formatted("4999"))).isInstanceOf(Answer.Busy.class);
  }

  @ParameterizedTest
  @CsvSource({"3599", "\"3599\""})
  void a_token_says_its_life_as_a_number_or_a_text(String said) {
    Answer<Token> answer =
        Token.answer(200, "{\"access_token\":\"abc\",\"expires_in\":%s}".formatted(said));
    assertThat(answer).isEqualTo(new Answer.Accepted<>(new Token("abc", Duration.ofSeconds(3599))));
  }

  @Test
  void a_page_of_transactions_is_read_and_a_code_for_none_is_an_empty_one() {
    MoneyEvent.PullRow row =
        new MoneyEvent.PullRow(
            "YZLYRESMNB",
            Amount.of(new Money(168)),
            java.util.Optional.of(Instant.parse("2020-08-05T10:13:00Z")),
            "37207636392",
            new Payer.Known(new Msisdn("+254722000000")),
            "c2b-pay-bill-debit");
    assertThat(Pull.answer(200, Bodies.of("pull")))
        .isEqualTo(new Answer.Accepted<>(new Pull.Page(List.of(row), 1)));
    assertThat(Pull.answer(200, "{\"ResponseCode\":\"1001\",\"ResponseMessage\":\"No data\"}"))
        .isEqualTo(new Answer.Accepted<>(new Pull.Page(List.of(), 0)));
  }

  @Test
  void a_registration_is_read_however_its_name_is_spelt() {
    assertThat(
            Conversation.answer(
                200,
                """
                {"OriginatorCoversationID":"6e86-45dd-91ac-fd5d4178ab523408729",
                 "ResponseCode":"0","ResponseDescription":"Success"}"""))
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            it ->
                assertThat(((Conversation) it.value()).originatorConversationId())
                    .isEqualTo("6e86-45dd-91ac-fd5d4178ab523408729"));
  }
}
