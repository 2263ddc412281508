package ke.go.machakos.gateway.africastalking.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ke.go.machakos.gateway.loopback.Exchange;
import ke.go.machakos.gateway.web.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-in posts: delivery reports, and what was texted to the short code. */
class CallbacksTest extends StandInCase {
  private void is(Reception reception) {
    standIn.change(WANJIKU, new Phones.Manner(reception, "UserInBlackList", "63903"));
  }

  private List<Exchange> text(int copies, boolean sameId, boolean isoDate) throws Exception {
    return standIn
        .text(new TextOrder(WANJIKU, "63903", "Taka & maji", copies, sameId, isoDate))
        .await(5, TimeUnit.SECONDS);
  }

  private String report(String status) {
    return "id="
        + letters().getFirst().id()
        + "&status="
        + status
        + "&phoneNumber=%2B254700000001&networkCode=63903";
  }

  @ParameterizedTest
  @CsvSource({
    "present, PHONE, Success",
    "slow, PHONE, Sent Submitted Buffered Success",
    "disordered, PHONE, Success Buffered Sent",
    "doubled, PHONE, Success Success",
    "unknown, PHONE, Teleported",
    "expiring, LOST, AbsentSubscriber Expired",
    "absent, WAITING, AbsentSubscriber",
  })
  void a_phone_reports_as_it_was_told(String reception, Letter.Place place, String statuses)
      throws Exception {
    is(Reception.of(reception).orElseThrow());
    send(fields("Karibu"));
    for (String status : statuses.split(" ", -1)) {
      ScriptedService.Post post = service.next();
      assertThat(post.path()).isEqualTo("/sms/demo/delivery");
      assertThat(post.type()).isEqualTo("application/x-www-form-urlencoded");
      assertThat(post.body()).isEqualTo(report(status));
    }
    assertThat(letters().getFirst().place()).isEqualTo(place);
    assertThat(letters().getFirst().fates()).containsExactly(statuses.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({"failing, Failed", "rejecting, Rejected"})
  void a_failure_has_a_reason(String reception, String status) throws Exception {
    is(Reception.of(reception).orElseThrow());
    send(fields("Karibu"));
    assertThat(service.next().body()).isEqualTo(report(status) + "&failureReason=UserInBlackList");
    assertThat(letters().getFirst().place()).isEqualTo(Letter.Place.LOST);
  }

  @Test
  void what_waited_for_an_absent_phone_comes_when_it_is_back() throws Exception {
    is(Reception.ABSENT);
    send(fields("Karibu"));
    assertThat(service.next().body()).contains("status=AbsentSubscriber");
    is(Reception.PRESENT);
    assertThat(service.next().body()).isEqualTo(report("Success"));
    assertThat(letters().getFirst().place()).isEqualTo(Letter.Place.PHONE);
    assertThat(letters().getFirst().fates()).containsExactly("AbsentSubscriber", "Success");
  }

  @ParameterizedTest
  @CsvSource({"true, 2017-05-03T06%3A04%3A45Z", "false, 2017-05-03+06%3A04%3A45"})
  void a_text_is_the_documented_form_with_either_date(boolean iso, String date) throws Exception {
    List<Exchange> posts = text(1, true, iso);
    String id = letters().getFirst().id();
    ScriptedService.Post post = service.next();
    assertThat(post.path()).isEqualTo("/sms/demo/incoming");
    assertThat(post.type()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(post.body())
        .isEqualTo(
            "date="
                + date
                + "&from=%2B254700000001&id="
                + id
                + "&linkId=link-"
                + id
                + "&text=Taka+%26+maji&to=22483&cost=KES+0.0000&networkCode=63903");
    assertThat(posts).extracting(each -> each.request().body()).containsExactly(post.body());
    assertThat(letters().getFirst().place()).isEqualTo(Letter.Place.TEXTED);
  }

  @ParameterizedTest
  @CsvSource({"500, 404, 200, 3", "503, 500, 400, 4", "200, 0, 0, 1"})
  void a_text_is_repeated_until_it_is_answered_200_at_most_three_times(
      int first, int second, int third, int posts) throws Exception {
    service.answers.addAll(List.of(first, second, third));
    assertThat(text(1, true, true)).hasSize(posts);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < posts; i++) {
      bodies.add(service.next().body());
    }
    assertThat(bodies).containsOnly(bodies.getFirst());
    assertThat(service.posts).isEmpty();
    assertThat(standIn.traces().of(letters().getFirst().id())).hasSize(posts);
  }

  @ParameterizedTest
  @CsvSource({"2, true, 1", "5, true, 1", "2, false, 2", "5, false, 5"})
  void copies_come_with_one_id_or_each_with_its_own(int copies, boolean same, int ids)
      throws Exception {
    assertThat(text(copies, same, true)).hasSize(copies);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      found.add(service.next().body().replaceAll(".*&id=([^&]*)&.*", "$1"));
    }
    assertThat(found.stream().distinct()).hasSize(ids);
    assertThat(letters()).hasSize(1);
  }

  @Test
  void an_opt_out_is_the_documented_form() throws Exception {
    Exchange exchange = standIn.optOut(WANJIKU).await(5, TimeUnit.SECONDS);
    ScriptedService.Post post = service.next();
    assertThat(post.path()).isEqualTo("/sms/demo/optout");
    assertThat(post.type()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(post.body()).isEqualTo("senderId=22483&phoneNumber=%2B254700000001");
    assertThat(exchange.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"Addition", "Deletion"})
  void a_subscription_is_the_documented_form(String type) throws Exception {
    standIn.subscription(new SubscriptionOrder(WANJIKU, "NEWS", type)).await(5, TimeUnit.SECONDS);
    ScriptedService.Post post = service.next();
    assertThat(post.path()).isEqualTo("/sms/demo/subscription");
    assertThat(post.type()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(post.body())
        .isEqualTo("phoneNumber=%2B254700000001&shortCode=22483&keyword=NEWS&updateType=" + type);
  }

  @Test
  void a_service_that_is_not_there_is_said() {
    standIn.callTo(1);
    var sent = standIn.text(new TextOrder(WANJIKU, "63902", "maji", 1, true, true));
    assertThat(sent.transform(it -> Future.succeededFuture(it.failed())).await()).isTrue();
  }

  @Test
  void what_was_texted_can_be_fetched_from_the_last_one_on() throws Exception {
    text(1, true, true);
    text(1, true, true);
    String path = "/version1/messaging?username=sandbox&lastReceivedId=";
    Answer all = ask(HttpMethod.GET, path + "0", "demo", "");
    String first = letters().getFirst().id();
    String last = letters().getLast().id();
    String row =
        "{\"linkId\":\"link-%1$s\",\"text\":\"Taka & maji\",\"to\":\"22483\",\"id\":\"%1$s\","
            + "\"date\":\"2017-05-03T06:04:45.678Z\",\"from\":\"+254700000001\"}";
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body())
        .isEqualTo(
            "{\"SMSMessageData\":{\"Messages\":["
                + row.formatted(first)
                + ","
                + row.formatted(last)
                + "]}}");
    JsonObject rest = new JsonObject(ask(HttpMethod.GET, path + first, "demo", "").body());
    assertThat(rest.getJsonObject("SMSMessageData").getJsonArray("Messages")).hasSize(1);
  }
}
