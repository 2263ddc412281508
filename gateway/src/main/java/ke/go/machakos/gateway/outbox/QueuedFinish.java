package ke.go.machakos.gateway.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.gateway.conversation.FinishBySms;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.page.Values;
import ke.go.machakos.menus.text.Language;

/** Asks for the message that lets a person finish by SMS what was cut: a row in the outbox. */
public final class QueuedFinish implements FinishBySms {
  private static final String TEXT = "resume.sms.message";
  private static final Duration USEFUL = Duration.ofHours(12);

  private final Database database;
  private final Outbox outbox;
  private final Renderer renderer;

  /** The desk of such messages. */
  public QueuedFinish(Database database, Outbox outbox, Renderer renderer) {
    this.database = database;
    this.outbox = outbox;
    this.renderer = renderer;
  }

  /** The cause is the place in the dialogue: the same turn again finds its message there. */
  @Override
  public void request(Msisdn phone, Language language, String origin, int revision, Instant now) {
    String body = renderer.text(language, TEXT, Values.NONE);
    OutgoingMessage message =
        new OutgoingMessage(
            "finish_by_sms",
            phone,
            language.code(),
            Optional.of(TEXT),
            body,
            now,
            Optional.of(now.plus(USEFUL)),
            "finish/" + named(origin) + "/" + revision);
    database.write(tx -> outbox.enqueue(tx, message, now));
  }

  /** A network's name of a dialogue in a length that fits, whatever the network calls it. */
  private static UUID named(String origin) {
    return UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8));
  }
}
