package ke.go.machakos.gateway.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.gsm.GsmText;
import ke.go.machakos.menus.page.Renderer;

/**
 * Gives the answers that were found: each answer, what else it does and the end of its message are
 * in one transaction, and those that are found at the same moment share one. Thread-safe.
 */
final class Settling {
  private static final int MOST_PARTS = 2;
  private static final int TWO_PARTS = 2 * 153 - 2;

  private final Database database;
  private final SmsIntake.Stores stores;
  private final Renderer renderer;

  Settling(Database database, SmsIntake.Stores stores, Renderer renderer) {
    this.database = database;
    this.stores = stores;
    this.renderer = renderer;
  }

  /**
   * Gives answers, or none of them; in their order, false where the sender's conversation moved on
   * meanwhile: what was found answers another question.
   */
  List<Boolean> settle(List<Settlement> all) {
    return database.write(tx -> settled(tx, all));
  }

  private List<Boolean> settled(Tx tx, List<Settlement> all) {
    Map<Object, Settlement> firsts = new LinkedHashMap<>();
    all.forEach(each -> firsts.putIfAbsent(each.from(), each));
    Map<Long, Boolean> settled = new HashMap<>(together(tx, firsts.values()));
    // what else a sender wrote waits for what the first does to their conversation
    return all.stream()
        .map(
            each ->
                settled.computeIfAbsent(
                    each.message().id(), id -> together(tx, List.of(each)).get(id)))
        .toList();
  }

  private Map<Long, Boolean> together(Tx tx, Collection<Settlement> all) {
    var moves = stores.dialogues().lock(tx, all.stream().map(Settlement::from).toList());
    Map<Long, Boolean> settled = new HashMap<>();
    List<Settlement> timely = new ArrayList<>();
    for (Settlement each : all) {
      boolean inTime = moves.getOrDefault(each.from(), 0) == each.plan().moves();
      settled.put(each.message().id(), inTime);
      if (inTime) {
        timely.add(each);
      }
    }
    give(tx, timely);
    return settled;
  }

  private void give(Tx tx, List<Settlement> timely) {
    if (timely.isEmpty()) {
      return;
    }
    var fresh = stores.inbox().handled(tx, timely.stream().map(Settlement::handled).toList());
    List<OutgoingMessage> replies = new ArrayList<>();
    for (int i = 0; i < timely.size(); i++) {
      if (fresh.get(i)) {
        answer(tx, timely.get(i)).ifPresent(replies::add);
      }
    }
    Instant now = timely.getLast().at();
    if (replies.size() == 1) {
      stores.outbox().enqueue(tx, replies.getFirst(), now);
    } else if (!replies.isEmpty()) {
      stores.outbox().enqueue(tx, replies, now);
    }
  }

  private Optional<OutgoingMessage> answer(Tx tx, Settlement one) {
    SmsReply reply = one.plan().reply();
    Map<String, String> values = new HashMap<>(reply.values());
    values.putAll(reply.effect().in(tx));
    return reply.answers() ? Optional.of(message(one, values)) : Optional.empty();
  }

  private OutgoingMessage message(Settlement one, Map<String, String> values) {
    SmsReply reply = one.plan().reply();
    String body = renderer.text(reply.language(), reply.key(), values::get);
    boolean fits = GsmText.measure(body).segments() <= MOST_PARTS;
    return new OutgoingMessage(
        "sms_reply",
        one.from(),
        reply.language().code(),
        Optional.of(reply.key()),
        fits ? body : GsmText.cut(body, TWO_PARTS),
        one.at(),
        Optional.empty(),
        "sms-in/" + one.message().id());
  }
}
