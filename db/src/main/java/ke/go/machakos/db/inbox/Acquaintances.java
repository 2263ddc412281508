package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.CITIZEN;
import static ke.go.machakos.db.generated.Tables.INBOX;
import static ke.go.machakos.db.generated.Tables.MUTED;
import static ke.go.machakos.db.generated.Tables.REPORT_DRAFT;
import static ke.go.machakos.db.generated.Tables.SMS_DIALOGUE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Lookup;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFinalStep;
import org.jooq.impl.DSL;

/**
 * Finds all that is known of the senders of messages, those that are asked for at the same moment
 * in one statement: a table at a time it was six. Thread-safe.
 */
public final class Acquaintances {
  /** The messages of the same number. */
  private static final ke.go.machakos.db.generated.tables.Inbox OTHER = INBOX.as("other");

  private final Database database;
  private final PersonalData personal;
  private final Map<Integer, Field<Instant>> earlier = new HashMap<>();
  private final Lookup<Long, Acquaintance> lookup;

  /**
   * Prepares the statement.
   *
   * @param counts for each of these it is looked when the message came that so many came after
   */
  public Acquaintances(Database database, Vault vault, List<Integer> counts) {
    this.database = database;
    this.personal = new PersonalData(vault);
    counts.forEach(count -> earlier.put(count, earlier(count)));
    this.lookup = Lookup.by(INBOX.ID, this::query, this::acquaintance);
  }

  /** What is known of the sender of a message in the inbox. */
  public Acquaintance of(ReceivedMessage message) {
    return lookup.one(database, message.id()).orElseThrow();
  }

  private SelectFinalStep<?> query(DSLContext jooq, Condition wanted) {
    List<Field<?>> columns =
        new ArrayList<>(
            List.of(
                SMS_DIALOGUE.KIND,
                SMS_DIALOGUE.CONTENT_SEALED,
                SMS_DIALOGUE.MOVES,
                SMS_DIALOGUE.EXPIRES_AT,
                CITIZEN.LANGUAGE,
                MUTED.MUTED_UNTIL,
                REPORT_DRAFT.CONTENT_SEALED));
    columns.addAll(earlier.values());
    return jooq.select(columns)
        .from(INBOX)
        .leftJoin(SMS_DIALOGUE)
        .on(SMS_DIALOGUE.PHONE_HASH.eq(INBOX.SENDER_HASH))
        .leftJoin(CITIZEN)
        .on(CITIZEN.PHONE_HASH.eq(INBOX.SENDER_HASH))
        .leftJoin(MUTED)
        .on(MUTED.PHONE_HASH.eq(INBOX.SENDER_HASH))
        .leftJoin(REPORT_DRAFT)
        .on(REPORT_DRAFT.PHONE_HASH.eq(INBOX.SENDER_HASH))
        .where(wanted);
  }

  private static Field<Instant> earlier(int count) {
    return DSL.select(OTHER.RECEIVED_AT)
        .from(OTHER)
        .where(OTHER.SENDER_HASH.eq(INBOX.SENDER_HASH))
        .and(OTHER.RECEIVED_AT.le(INBOX.RECEIVED_AT))
        .and(DSL.condition("{0} > {1} - interval 1 day", OTHER.RECEIVED_AT, INBOX.RECEIVED_AT))
        .and(OTHER.ID.le(INBOX.ID))
        .and(OTHER.DUPLICATE_OF.isNull())
        .and(OTHER.STATE.ne(DSL.inline(Inbox.State.DROPPED.code())))
        .orderBy(OTHER.RECEIVED_AT.desc())
        .limit(DSL.inline(1))
        .offset(DSL.inline(count))
        .<Instant>asField("earlier_" + count);
  }

  private Acquaintance acquaintance(Record row) {
    Map<Integer, Instant> came = new HashMap<>();
    earlier.forEach(
        (count, field) -> Optional.ofNullable(row.get(field)).ifPresent(at -> came.put(count, at)));
    return new Acquaintance(
        Optional.ofNullable(row.get(SMS_DIALOGUE.MOVES)).orElse(0),
        SmsDialogues.kept(row, personal),
        Optional.ofNullable(row.get(SMS_DIALOGUE.EXPIRES_AT)).orElse(Instant.EPOCH),
        Optional.ofNullable(row.get(CITIZEN.LANGUAGE)),
        Optional.ofNullable(row.get(MUTED.MUTED_UNTIL)),
        Optional.ofNullable(row.get(REPORT_DRAFT.CONTENT_SEALED))
            .map(content -> ReportDrafts.draft(content, personal)),
        came);
  }
}
