package ke.go.machakos.db.outbox;

import static ke.go.machakos.db.generated.Tables.DELIVERY_REPORT;
import static ke.go.machakos.db.generated.Tables.OUTBOX;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/**
 * What providers said became of messages: every report is kept as it came, and moves its message
 * forward or not at all. Thread-safe.
 */
public final class DeliveryReports {
  private static final Duration EARLY = Duration.ofHours(1);
  private static final int MATCHED = 500;

  private final Database database;

  public DeliveryReports(Database database) {
    this.database = database;
  }

  /** Keeps a report; says whether it is of a message that we know. */
  public boolean take(DeliveryReport report, Instant now) {
    return database.write(
        tx -> {
          Optional<Record> message = message(tx, report.provider(), report.messageId());
          insert(tx, report, message.isPresent(), now);
          message.ifPresent(row -> move(tx, row, report, now));
          return message.isPresent();
        });
  }

  /**
   * Applies reports that came before we knew the id of their message, which some do: the provider
   * reports while its answer is on the way. Says how many.
   */
  public int match(Instant now) {
    return database.write(
        tx -> {
          List<Record> early =
              List.copyOf(
                  tx.jooq()
                      .select(DELIVERY_REPORT.fields())
                      .from(DELIVERY_REPORT)
                      .join(OUTBOX)
                      .on(OUTBOX.PROVIDER.eq(DELIVERY_REPORT.PROVIDER))
                      .and(OUTBOX.PROVIDER_MESSAGE_ID.eq(DELIVERY_REPORT.PROVIDER_MESSAGE_ID))
                      .where(DELIVERY_REPORT.MATCHED.isFalse())
                      .and(DELIVERY_REPORT.AT.gt(now.minus(EARLY)))
                      .orderBy(DELIVERY_REPORT.ID)
                      .limit(MATCHED)
                      .fetch());
          early.forEach(row -> match(tx, row, now));
          return early.size();
        });
  }

  private static void match(Tx tx, Record row, Instant now) {
    DeliveryReport report = report(row);
    message(tx, report.provider(), report.messageId())
        .ifPresent(message -> move(tx, message, report, now));
    tx.jooq()
        .update(DELIVERY_REPORT)
        .set(DELIVERY_REPORT.MATCHED, true)
        .where(DELIVERY_REPORT.ID.eq(row.get(DELIVERY_REPORT.ID)))
        .execute();
  }

  private static DeliveryReport report(Record row) {
    return new DeliveryReport(
        row.get(DELIVERY_REPORT.PROVIDER),
        row.get(DELIVERY_REPORT.PROVIDER_MESSAGE_ID),
        row.get(DELIVERY_REPORT.STATUS),
        Progress.of(row.get(DELIVERY_REPORT.PROGRESS)),
        Optional.ofNullable(row.get(DELIVERY_REPORT.FAILURE_REASON)),
        Optional.ofNullable(row.get(DELIVERY_REPORT.NETWORK_CODE)),
        Optional.ofNullable(row.get(DELIVERY_REPORT.RETRY_COUNT)));
  }

  private static Optional<Record> message(Tx tx, String provider, String messageId) {
    return tx.jooq()
        .select(OUTBOX.ID, OUTBOX.PROGRESS)
        .from(OUTBOX)
        .where(OUTBOX.PROVIDER.eq(provider))
        .and(OUTBOX.PROVIDER_MESSAGE_ID.eq(messageId))
        .forUpdate()
        .fetchOptional()
        .map(row -> row);
  }

  private static void move(Tx tx, Record message, DeliveryReport report, Instant now) {
    Progress progress = report.progress();
    if (Progress.of(message.get(OUTBOX.PROGRESS)).isFinal()
        || progress.rank() <= message.get(OUTBOX.PROGRESS)) {
      return;
    }
    tx.jooq()
        .update(OUTBOX)
        .set(OUTBOX.PROGRESS, progress.rank())
        .set(OUTBOX.STATE, progress.state().code())
        .set(OUTBOX.PROVIDER_STATUS, report.status())
        .set(OUTBOX.FAILURE_REASON, report.failureReason().orElse(null))
        .set(OUTBOX.FINAL_AT, progress.isFinal() ? now : null)
        .where(OUTBOX.ID.eq(message.get(OUTBOX.ID)))
        .execute();
  }

  private static void insert(Tx tx, DeliveryReport report, boolean matched, Instant now) {
    tx.jooq()
        .insertInto(DELIVERY_REPORT)
        .set(DELIVERY_REPORT.PROVIDER, report.provider())
        .set(DELIVERY_REPORT.PROVIDER_MESSAGE_ID, report.messageId())
        .set(DELIVERY_REPORT.STATUS, report.status())
        .set(DELIVERY_REPORT.PROGRESS, report.progress().rank())
        .set(DELIVERY_REPORT.FAILURE_REASON, report.failureReason().orElse(null))
        .set(DELIVERY_REPORT.NETWORK_CODE, report.networkCode().orElse(null))
        .set(DELIVERY_REPORT.RETRY_COUNT, report.retryCount().orElse(null))
        .set(DELIVERY_REPORT.MATCHED, matched)
        .set(DELIVERY_REPORT.AT, now)
        .execute();
  }
}
