package ke.go.machakos.gateway.mpesa;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.ProviderRequest.State;
import ke.go.machakos.db.payments.ProviderRequests;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.Conversation;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.daraja.StatusQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks M-Pesa what people decided to ask about single payments, each by one node. The answers come
 * to {@link RequestAnswers}. For one thread.
 */
final class RequestRound {
  private static final Logger LOG = LoggerFactory.getLogger(RequestRound.class);
  private static final int AT_ONCE = 16;

  private final Database database;
  private final Daraja daraja;
  private final InstantSource clock;
  private final ProviderRequests requests = new ProviderRequests();

  RequestRound(Database database, Daraja daraja, InstantSource clock) {
    this.database = database;
    this.daraja = daraja;
    this.clock = clock;
  }

  /** Asks what is due. */
  void run() {
    List<ProviderRequest> due = database.write(tx -> requests.take(tx, AT_ONCE, clock.instant()));
    due.forEach(this::ask);
  }

  private void ask(ProviderRequest it) {
    Answer<Conversation> answer = sent(it).toCompletionStage().toCompletableFuture().join();
    Instant now = clock.instant();
    database.<Boolean>write(
        tx -> {
          write(tx, it, answer, now);
          return true;
        });
  }

  private Future<Answer<Conversation>> sent(ProviderRequest it) {
    return switch (it.kind()) {
      case STATUS -> daraja.status(new StatusQuery.Receipt(it.receipt()));
      case REVERSAL -> daraja.reverse(it.receipt(), it.amount());
    };
  }

  private void write(Tx tx, ProviderRequest it, Answer<Conversation> answer, Instant now) {
    switch (answer) {
      case Answer.Accepted<Conversation>(Conversation names) ->
          requests.sent(tx, it.id(), names.originatorConversationId(), names.conversationId(), now);
      case Answer.Busy<Conversation> busy -> requests.again(tx, it.id());
      case Answer.Refused<Conversation> no -> {
        LOG.error("Daraja refused request {}: {} {}", it.id(), no.errorCode(), no.message());
        requests.end(tx, it.id(), State.FAILED, no.errorCode(), no.message(), now);
      }
      case Answer.Unknown<Conversation> unknown ->
          LOG.warn("nobody knows what became of request {}: {}", it.id(), unknown.reason());
    }
  }
}
