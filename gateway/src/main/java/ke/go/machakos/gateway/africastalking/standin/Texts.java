package ke.go.machakos.gateway.africastalking.standin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ke.go.machakos.gateway.loopback.Exchange;

/**
 * Brings what is texted to the service's webhook: all copies at the same time, each repeated until
 * it is answered 200. The provider repeats each minute for 12 hours; the stand-in, three times.
 */
final class Texts {
  private static final int REPEATS = 3;

  private final Vertx vertx;
  private final StandInSettings settings;
  private final Phones phones;
  private final Traces traces;
  private final Callbacks callbacks;
  private final Ids ids;
  private final InstantSource clock;

  Texts(
      Vertx vertx,
      StandInSettings settings,
      Phones phones,
      Traces traces,
      Callbacks callbacks,
      Ids ids,
      InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.phones = phones;
    this.traces = traces;
    this.callbacks = callbacks;
    this.ids = ids;
    this.clock = clock;
  }

  /** The posts that were made; fails where a copy had no answer at all. */
  Future<List<Exchange>> send(TextOrder order) {
    String first = ids.texted();
    Letter letter =
        new Letter(
            first,
            Letter.Place.TEXTED,
            order.from(),
            settings.codes().sms(),
            order.text(),
            clock.instant(),
            List.of());
    phones.change(
        order.from(), was -> new Phones.Manner(was.reception(), was.reason(), order.network()));
    phones.add(letter);
    List<Future<List<Exchange>>> copies = new ArrayList<>();
    for (int i = 0; i < order.copies(); i++) {
      String id = i == 0 || order.sameId() ? first : ids.texted();
      String form = CallbackForms.incoming(letter, id, order.isoDate(), order.network());
      copies.add(post(letter, form, REPEATS));
    }
    return Future.join(copies)
        .map(_ -> copies.stream().flatMap(each -> each.result().stream()).toList());
  }

  private Future<List<Exchange>> post(Letter letter, String form, int repeats) {
    return callbacks
        .incoming(form)
        .onSuccess(exchange -> traces.add(letter.id(), exchange))
        .map(List::of)
        .transform(
            answer -> {
              boolean taken = answer.succeeded() && answer.result().getFirst().status() == 200;
              return taken || repeats == 0
                  ? answer.succeeded()
                      ? Future.succeededFuture(answer.result())
                      : Future.failedFuture(answer.cause())
                  : again(letter, form, repeats, answer.succeeded() ? answer.result() : List.of());
            });
  }

  private Future<List<Exchange>> again(
      Letter letter, String form, int repeats, List<Exchange> before) {
    return vertx
        .timer(settings.repeatAfter().toMillis(), TimeUnit.MILLISECONDS)
        .compose(_ -> post(letter, form, repeats - 1))
        .map(rest -> Stream.concat(before.stream(), rest.stream()).toList());
  }
}
