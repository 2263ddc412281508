package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import org.jooq.Record;

/** Rows of the outbox as messages. Thread-safe. */
final class QueuedRows {
  private static final String BODY = "outbox.body";

  private final PersonalData personal;

  QueuedRows(Vault vault) {
    this.personal = new PersonalData(vault);
  }

  byte[] hash(Msisdn phone) {
    return personal.hash(phone);
  }

  byte[] seal(Msisdn phone) {
    return personal.seal(phone);
  }

  byte[] seal(String body) {
    return personal.seal(body, BODY);
  }

  QueuedMessage queued(Record row) {
    return new QueuedMessage(
        row.get(OUTBOX.ID), message(row), row.get(OUTBOX.STATE), row.get(OUTBOX.CREATED_AT));
  }

  /** A row as it was before it was leased. */
  Leased leased(Record row, String owner) {
    return new Leased(
        row.get(OUTBOX.ID),
        message(row),
        owner,
        row.get(OUTBOX.ATTEMPTS) + 1,
        row.get(OUTBOX.CREATED_AT));
  }

  private OutgoingMessage message(Record row) {
    return new OutgoingMessage(
        row.get(OUTBOX.KIND),
        personal.phone(row.get(OUTBOX.RECIPIENT_SEALED)),
        row.get(OUTBOX.LANGUAGE),
        Optional.ofNullable(row.get(OUTBOX.BODY_KEY)),
        personal.required(row.get(OUTBOX.BODY_SEALED), BODY),
        row.get(OUTBOX.NOT_BEFORE),
        Optional.ofNullable(row.get(OUTBOX.EXPIRES_AT)),
        row.get(OUTBOX.CAUSE),
        row.get(OUTBOX.SOLICITED));
  }
}
