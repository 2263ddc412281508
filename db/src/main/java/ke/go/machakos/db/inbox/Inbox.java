package ke.go.machakos.db.inbox;

import static ke.go.machakos.db.generated.Tables.INBOX;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The messages that came, each a row before any work is done for it. Thread-safe. */
public final class Inbox {
  private static final String RECEIVED = "received";
  private static final String COPY = "duplicate";
  private static final String BODY = "inbox.body";
  private static final String CONTENT = "inbox.content";
  private static final Duration COPIES_COME_WITHIN = Duration.ofMinutes(1);

  private static final List<Field<?>> COLUMNS =
      List.of(
          INBOX.PROVIDER,
          INBOX.PROVIDER_MESSAGE_ID,
          INBOX.SENDER_HASH,
          INBOX.SENDER_SEALED,
          INBOX.CODE,
          INBOX.LINK_ID,
          INBOX.NETWORK_CODE,
          INBOX.BODY_SEALED,
          INBOX.CONTENT_HASH,
          INBOX.STATE,
          INBOX.DUPLICATE_OF,
          INBOX.SENT_AT,
          INBOX.RECEIVED_AT);

  private final Database database;
  private final Vault vault;
  private final PersonalData personal;
  private final SmsDialogues dialogues;

  public Inbox(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
    this.personal = new PersonalData(vault);
    this.dialogues = new SmsDialogues(database, vault);
  }

  /**
   * Writes a message down. The messages of one number wait for each other here, so that of copies
   * that arrive together one is the first.
   */
  public Receipt take(Tx tx, IncomingMessage message, Instant now) {
    dialogues.lock(tx, message.from());
    Optional<Long> first = original(tx, message, now);
    try {
      long id = insert(tx, List.of(message), first, now).getFirst();
      return new Receipt(first.isEmpty() ? Receipt.Arrival.NEW : Receipt.Arrival.COPY, id);
    } catch (IntegrityConstraintViolationException sameId) {
      return new Receipt(Receipt.Arrival.REPEAT, idOf(tx, message));
    }
  }

  /**
   * Writes several messages down with the statements of one; what came of each, in their order. As
   * many as come in a burst cost the database little more than one.
   */
  public List<Receipt> take(Tx tx, List<IncomingMessage> messages, Instant now) {
    Map<Key, Integer> plain = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      plain.putIfAbsent(key(messages.get(i)), i);
    }
    dialogues.lock(tx, messages.stream().map(IncomingMessage::from).distinct().toList());
    latest(tx, plain.keySet(), now).forEach(plain::remove);
    Map<Integer, Receipt> receipts = fresh(tx, messages, List.copyOf(plain.values()), now);
    return IntStream.range(0, messages.size())
        .mapToObj(i -> receipts.containsKey(i) ? receipts.get(i) : take(tx, messages.get(i), now))
        .toList();
  }

  /** Adds those that nothing like came before; none where the id of one of them did. */
  private Map<Integer, Receipt> fresh(
      Tx tx, List<IncomingMessage> messages, List<Integer> which, Instant now) {
    Map<Integer, Receipt> receipts = new HashMap<>();
    if (which.isEmpty()) {
      return receipts;
    }
    try {
      List<Long> ids =
          insert(tx, which.stream().map(messages::get).toList(), Optional.empty(), now);
      for (int i = 0; i < ids.size(); i++) {
        receipts.put(which.get(i), new Receipt(Receipt.Arrival.NEW, ids.get(i)));
      }
    } catch (IntegrityConstraintViolationException sameId) {
      // each is looked at alone
    }
    return receipts;
  }

  /** What two copies have in common. */
  private record Key(ByteBuffer sender, ByteBuffer content) {}

  private Key key(IncomingMessage message) {
    return new Key(
        ByteBuffer.wrap(personal.hash(message.from())), ByteBuffer.wrap(content(message)));
  }

  /** Those that a message of the last minute may be the original of. */
  private static Set<Key> latest(Tx tx, Set<Key> keys, Instant now) {
    List<byte[]> senders = keys.stream().map(key -> key.sender().array()).toList();
    return tx.jooq()
        .select(INBOX.SENDER_HASH, INBOX.CONTENT_HASH)
        .from(INBOX)
        .where(INBOX.SENDER_HASH.in(senders))
        .and(INBOX.RECEIVED_AT.gt(now.minus(COPIES_COME_WITHIN)))
        .fetchSet(row -> new Key(ByteBuffer.wrap(row.value1()), ByteBuffer.wrap(row.value2())));
  }

  /**
   * What becomes of a message.
   *
   * @param as what took it, for example {@code command/help}
   */
  public record Handled(long id, State state, String as, Instant at) {}

  /**
   * Writes down what becomes of messages, first of all in the transaction that does it; in their
   * order, false where that is done already.
   */
  public List<Boolean> handled(Tx tx, List<Handled> messages) {
    List<Query> updates = messages.stream().map(message -> handled(tx, message)).toList();
    int[] changed =
        updates.size() == 1 ? new int[] {updates.getFirst().execute()} : tx.batch(updates);
    return Arrays.stream(changed).mapToObj(rows -> rows == 1).toList();
  }

  /** Writes down what becomes of one message; false where that is done already. */
  public boolean handled(Tx tx, long id, State state, String as, Instant now) {
    return handled(tx, List.of(new Handled(id, state, as, now))).getFirst();
  }

  private static Query handled(Tx tx, Handled message) {
    return tx.jooq()
        .update(INBOX)
        .set(INBOX.STATE, message.state().code())
        .set(INBOX.HANDLED_AS, message.as())
        .set(INBOX.HANDLED_AT, message.at())
        .where(INBOX.ID.eq(message.id()))
        .and(INBOX.STATE.eq(RECEIVED));
  }

  /** A message by its row, if nothing was done for it yet. */
  public Optional<ReceivedMessage> find(long id) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(INBOX)
                .where(INBOX.ID.eq(id))
                .and(INBOX.STATE.eq(RECEIVED))
                .fetchOptional(this::message));
  }

  /** The rows that nothing was done for, though they came before an instant, the oldest first. */
  public List<Long> left(Instant before, int atMost) {
    return database.read(
        tx ->
            tx.jooq()
                .select(INBOX.ID)
                .from(INBOX)
                .where(INBOX.STATE.eq(RECEIVED))
                .and(INBOX.RECEIVED_AT.le(before))
                .orderBy(INBOX.RECEIVED_AT, INBOX.ID)
                .limit(atMost)
                .fetch(INBOX.ID));
  }

  /** The message that this one is a copy of. */
  private Optional<Long> original(Tx tx, IncomingMessage message, Instant now) {
    return tx.jooq()
        .select(INBOX.ID, INBOX.HANDLED_AT)
        .from(INBOX)
        .where(INBOX.SENDER_HASH.eq(personal.hash(message.from())))
        .and(INBOX.CONTENT_HASH.eq(content(message)))
        .and(INBOX.RECEIVED_AT.gt(now.minus(COPIES_COME_WITHIN)))
        .and(INBOX.DUPLICATE_OF.isNull())
        .orderBy(INBOX.ID.desc())
        .limit(1)
        .fetchOptional()
        .filter(
            row ->
                row.get(INBOX.HANDLED_AT) == null
                    || !dialogues.movedAfter(tx, message.from(), row.get(INBOX.HANDLED_AT)))
        .map(row -> row.get(INBOX.ID));
  }

  /** Adds rows and gives their ids, in the order of the messages. */
  private List<Long> insert(
      Tx tx, List<IncomingMessage> messages, Optional<Long> first, Instant now) {
    InsertValuesStepN<?> rows = tx.jooq().insertInto(INBOX, COLUMNS);
    for (IncomingMessage message : messages) {
      rows =
          rows.values(
              message.provider(),
              message.providerId(),
              personal.hash(message.from()),
              personal.seal(message.from()),
              message.code(),
              message.linkId().orElse(null),
              message.networkCode().orElse(null),
              personal.seal(message.body(), BODY),
              content(message),
              first.isEmpty() ? RECEIVED : COPY,
              first.orElse(null),
              message.sentAt().orElse(null),
              now);
    }
    return rows.returningResult(INBOX.ID).fetch(INBOX.ID);
  }

  private static long idOf(Tx tx, IncomingMessage message) {
    return tx.jooq()
        .select(INBOX.ID)
        .from(INBOX)
        .where(INBOX.PROVIDER.eq(message.provider()))
        .and(INBOX.PROVIDER_MESSAGE_ID.eq(message.providerId()))
        .fetchSingle()
        .value1();
  }

  /** The number is part of it, so that equal texts of two people do not look alike. */
  private byte[] content(IncomingMessage message) {
    return vault.lookup(CONTENT, message.from().e164() + '\0' + message.body().strip());
  }

  private ReceivedMessage message(Record row) {
    Msisdn from = personal.phone(row.get(INBOX.SENDER_SEALED));
    String body = personal.required(row.get(INBOX.BODY_SEALED), BODY);
    return new ReceivedMessage(
        row.get(INBOX.ID), from, row.get(INBOX.CODE), body, row.get(INBOX.RECEIVED_AT));
  }

  /** What a message that was worked on has become. */
  public enum State {
    HANDLED("handled"),
    FOR_HUMAN("for_human"),
    /** Kept, and not answered: its sender sends too much. */
    UNANSWERED("unanswered"),
    /** Of a number that is not heard. */
    DROPPED("dropped");

    private final String code;

    State(String code) {
      this.code = code;
    }

    /** The form in the column. */
    public String code() {
      return code;
    }
  }
}
