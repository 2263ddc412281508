package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.Future;
import java.util.List;
import ke.go.machakos.db.phone.Msisdn;

/** Brings messages to phones, and reports on them one report after the other. Thread-safe. */
final class Deliveries {
  private final Phones phones;
  private final Traces traces;
  private final Callbacks callbacks;

  Deliveries(Phones phones, Traces traces, Callbacks callbacks) {
    this.phones = phones;
    this.traces = traces;
    this.callbacks = callbacks;
  }

  /** Puts a message where the phone's reception leaves it. */
  void bring(Letter letter) {
    boolean sent = letter.place() == Letter.Place.PHONE;
    Reception reception = phones.inbox(letter.phone()).manner().reception();
    phones.add(sent ? letter.at(reception.place()) : letter);
  }

  /** Reports on a message that was brought, once its sender has been answered. */
  void report(Letter letter) {
    if (letter.place() == Letter.Place.PHONE) {
      Phones.Manner manner = phones.inbox(letter.phone()).manner();
      post(letter, manner.reception().reports(), manner);
    }
  }

  /** Changes how a phone is found; what waited for it comes when it is no longer absent. */
  void change(Msisdn phone, Phones.Manner manner) {
    phones.change(phone, _ -> manner);
    if (manner.reception() != Reception.ABSENT) {
      phones.release(phone).forEach(letter -> post(letter, List.of("Success"), manner));
    }
  }

  private void post(Letter letter, List<String> statuses, Phones.Manner manner) {
    Future<Void> before = Future.succeededFuture();
    for (String status : statuses) {
      before = before.compose(_ -> post(letter, status, manner));
    }
  }

  private Future<Void> post(Letter letter, String status, Phones.Manner manner) {
    phones.change(letter, kept -> kept.with(status));
    return callbacks
        .report(CallbackForms.report(letter, status, manner))
        .onSuccess(exchange -> traces.add(letter.id(), exchange))
        .<Void>mapEmpty()
        .otherwiseEmpty(); // the provider does not say that it repeats a report
  }
}
