package ke.go.machakos.db.audit;

import static ke.go.machakos.db.generated.Tables.AUDIT_ENTRY;
import static ke.go.machakos.db.generated.Tables.AUDIT_SEAL;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.audit.ChainCheck.Broken;
import ke.go.machakos.db.audit.ChainCheck.Unsealed;
import ke.go.machakos.db.audit.ChainCheck.Whole;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Record;

/** Finds out whether the log of what was done is still what was sealed. Thread-safe. */
public final class Verifier {
  private static final int PAGE = 1000;

  /** A sealer that works is done within a second or two. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Database database;

  public Verifier(Database database) {
    this.database = database;
  }

  /**
   * Walks the chain to its end, a page at a time; what is added meanwhile is not looked at.
   *
   * @param published heads that others have kept: without them a chain that was made anew as a
   *     whole looks like any other
   */
  public ChainCheck verify(Instant now, List<DayHead> published) {
    // The end first: each day that ends before it is closed by then.
    long end = database.read(Tail::of).sequence();
    Walk walk = new Walk(database.read(DayHeads::closed), published);
    Optional<Broken> broken = walk(walk, end).or(() -> ahead(walk));
    return broken.isPresent() ? broken.get() : waiting(walk, now);
  }

  private Optional<Broken> walk(Walk walk, long end) {
    while (walk.tail().sequence() < end) {
      long before = walk.tail().sequence();
      List<Link> page = database.read(tx -> Link.after(tx, before, PAGE));
      if (page.isEmpty()) {
        return Optional.of(new Broken(before + 1, "is missing"));
      }
      for (Link link : page) {
        if (walk.tail().sequence() < end) {
          Optional<Broken> broken = walk.step(link);
          if (broken.isPresent()) {
            return broken;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** A head that was not passed by is of an event added meanwhile, or of one that is gone. */
  private Optional<Broken> ahead(Walk walk) {
    for (DayHead head : walk.ahead()) {
      if (!database.read(tx -> stands(tx, head))) {
        long end = walk.tail().sequence();
        String why = "%s: the head of %s is event %d";
        return Optional.of(
            head.sequence() > end
                ? new Broken(end + 1, why.formatted("is missing", head.day(), head.sequence()))
                : new Broken(
                    head.sequence(),
                    why.formatted("is not of that day", head.day(), head.sequence())));
      }
    }
    return Optional.empty();
  }

  private static boolean stands(Tx tx, DayHead head) {
    return Link.after(tx, head.sequence() - 1, 1).stream()
        .anyMatch(
            link ->
                link.sequence() == head.sequence()
                    && link.hexadecimal().equals(head.hash())
                    && DayHead.dayOf(link.sealedAt()).equals(head.day()));
  }

  private ChainCheck waiting(Walk walk, Instant now) {
    Instant late = now.minus(PATIENCE);
    long after = 0;
    long waiting = 0;
    Unsealed tooLong = new Unsealed(0, late, 0);
    while (true) {
      long from = after;
      List<Record> page = database.read(tx -> entries(tx, from));
      for (Record row : page) {
        after = row.get(AUDIT_ENTRY.ID);
        if (row.get(AUDIT_SEAL.SEQUENCE) == null) {
          waiting++;
          tooLong = counted(tooLong, row, late);
        }
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    String head = HexFormat.of().formatHex(walk.tail().hash());
    return tooLong.count() > 0
        ? tooLong
        : new Whole(walk.tail().sequence(), head, walk.agreed(), waiting);
  }

  private static Unsealed counted(Unsealed before, Record row, Instant late) {
    Instant at = row.get(AUDIT_ENTRY.AT);
    if (!at.isBefore(late)) {
      return before;
    }
    return before.count() == 0
        ? new Unsealed(row.get(AUDIT_ENTRY.ID), at, 1)
        : new Unsealed(before.entry(), before.since(), before.count() + 1);
  }

  private static List<Record> entries(Tx tx, long after) {
    return List.copyOf(
        tx.jooq()
            .select(AUDIT_ENTRY.ID, AUDIT_ENTRY.AT, AUDIT_SEAL.SEQUENCE)
            .from(AUDIT_ENTRY)
            .leftJoin(AUDIT_SEAL)
            .on(AUDIT_SEAL.ENTRY_ID.eq(AUDIT_ENTRY.ID))
            .where(AUDIT_ENTRY.ID.gt(after))
            .orderBy(AUDIT_ENTRY.ID)
            .limit(PAGE)
            .fetch());
  }
}
