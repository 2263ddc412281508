package ke.go.machakos.db.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ke.go.machakos.db.TestStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody with every right on the database does, and what is seen of it. */
class VerifierTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Log log = new Log();
  private List<DayHead> published = List.of();

  /** Events 1 to 3 on one day, 4 to 6 on the next, 7 and 8 on a third that goes on. */
  @BeforeEach
  void threeDays() {
    TestStores.get().reset();
    log.fill(3, Log.NOW.minus(DAY).minus(DAY));
    log.fill(3, Log.NOW.minus(DAY));
    log.fill(2, Log.NOW);
    published = log.heads();
    assertThat(published).extracting(DayHead::sequence).containsExactly(3L, 6L, 8L);
  }

  private void found(long event, String why) {
    assertThat(log.verify())
        .isInstanceOfSatisfying(
            ChainCheck.Broken.class,
            broken -> {
              assertThat(broken.event()).as(broken.why()).isEqualTo(event);
              assertThat(broken.why()).contains(why);
            });
  }

  private void foundByPublishedHeads(long event, String why) {
    assertThat(log.verify()).as("by itself").isInstanceOf(ChainCheck.Whole.class);
    assertThat(log.verify(published))
        .isInstanceOfSatisfying(
            ChainCheck.Broken.class,
            broken -> {
              assertThat(broken.event()).as(broken.why()).isEqualTo(event);
              assertThat(broken.why()).contains(why);
            });
  }

  private static String entry(int sequence) {
    return " = (SELECT entry_id FROM audit_seal WHERE sequence = " + sequence + ")";
  }

  @Test
  void a_rewritten_event_is_found() {
    log.asAdministrator("UPDATE audit_entry SET detail = 'other' WHERE id" + entry(5));
    found(5, "is not what was sealed");
  }

  @Test
  void every_part_of_an_event_and_of_its_seal_counts() {
    for (String change :
        List.of(
            "audit_entry SET actor = CONCAT(actor, ' ') WHERE id" + entry(5),
            "audit_entry SET action = 'TEST' WHERE id" + entry(5),
            "audit_entry SET subject = 'permit/1010014' WHERE id" + entry(5),
            "audit_entry SET at = '2026-11-23 06:00:00.124' WHERE id" + entry(5),
            "audit_seal SET sealed_at = '2026-11-22 06:00:00.124' WHERE sequence = 5")) {
      threeDays();
      log.asAdministrator("UPDATE " + change);
      found(5, "is not what was sealed");
    }
  }

  @Test
  void a_rewritten_event_is_found_though_every_later_hash_was_made_anew() {
    log.asAdministrator("UPDATE audit_entry SET detail = 'other' WHERE id" + entry(5));
    log.makeEveryHashAnew();
    foundByPublishedHeads(4, "up to event 6, is not what was published as the head of 2026-11-22");
  }

  @Test
  void the_last_event_rewritten_is_found_by_a_provisional_head() {
    log.asAdministrator("UPDATE audit_entry SET detail = 'other' WHERE id" + entry(8));
    log.makeEveryHashAnew();
    foundByPublishedHeads(7, "up to event 8");
  }

  @Test
  void a_removed_event_is_found_with_its_seal_and_without() {
    log.asAdministrator("DELETE FROM audit_entry WHERE id" + entry(5));
    found(5, "was removed");
    log.asAdministrator("DELETE FROM audit_seal WHERE sequence = 5");
    found(5, "is missing");
  }

  @Test
  void the_last_events_removed_are_found() {
    log.asAdministrator(
        "DELETE FROM audit_entry WHERE id" + entry(8), "DELETE FROM audit_seal WHERE sequence = 8");
    foundByPublishedHeads(8, "is missing: the head of 2026-11-23 is event 8");
    log.fill(2, Log.NOW);
    foundByPublishedHeads(7, "up to event 8");
  }

  @Test
  void the_last_days_removed_are_found_by_the_heads_of_the_days_themselves() {
    log.asAdministrator(
        "DELETE FROM audit_entry WHERE id >=" + entry(5).substring(2),
        "DELETE FROM audit_seal WHERE sequence >= 5");
    found(5, "is missing: the head of 2026-11-22 is event 6");
    log.asAdministrator("DELETE FROM audit_day WHERE day >= '2026-11-22'");
    foundByPublishedHeads(5, "is missing: the head of 2026-11-22 is event 6");
  }

  @Test
  void events_that_changed_places_are_found() {
    log.asAdministrator(
        "UPDATE audit_seal SET sequence = 100 WHERE sequence = 4",
        "UPDATE audit_seal SET sequence = 4 WHERE sequence = 5",
        "UPDATE audit_seal SET sequence = 5 WHERE sequence = 100");
    found(4, "does not follow");
    log.makeEveryHashAnew();
    foundByPublishedHeads(4, "up to event 6");
  }

  @Test
  void an_event_slipped_into_a_day_that_is_over_is_found() {
    log.asAdministrator(
        "UPDATE audit_seal SET sealed_at = '2026-11-22 20:00:00' WHERE sequence = 7");
    log.makeEveryHashAnew();
    found(7, "is out of place: 2026-11-22 ended before");
    log.asAdministrator(
        "UPDATE audit_seal SET sealed_at = '2026-11-01 20:00:00' WHERE sequence = 7");
    log.makeEveryHashAnew();
    found(7, "is out of place: sealed before the one before it");
  }

  @Test
  void a_head_that_was_removed_rewritten_or_invented_is_found() {
    log.asAdministrator("UPDATE audit_day SET hash = REPEAT('x', 32) WHERE day = '2026-11-22'");
    found(6, "is not what was written down as the head of 2026-11-22");
    log.asAdministrator("DELETE FROM audit_day WHERE day = '2026-11-22'");
    found(6, "whose head is missing");
    threeDays();
    log.asAdministrator(
        "INSERT INTO audit_day SELECT '2026-11-01', last_sequence, hash, closed_at FROM audit_day"
            + " WHERE day = '2026-11-22'");
    found(6, "is not of that day");
  }

  @Test
  void an_event_that_never_gets_its_seal_is_found() {
    long entry = log.append("hidden");
    assertThat(log.verify()).isInstanceOf(ChainCheck.Whole.class);
    log.asAdministrator(
        "DELETE FROM audit_unsealed",
        "UPDATE audit_entry SET at = '2026-11-23 05:58:59.123' WHERE id = " + entry);
    assertThat(log.sealer.sealAll(Log.NOW).events()).isZero();
    assertThat(log.verify())
        .isInstanceOfSatisfying(
            ChainCheck.Unsealed.class, it -> assertThat(it.entry()).isEqualTo(entry));
  }

  @Test
  void heads_published_long_ago_still_agree_when_the_chain_has_grown() {
    log.fill(5, Log.NOW.plus(DAY));
    assertThat(log.verify(published))
        .isEqualTo(new ChainCheck.Whole(13, log.heads().getLast().hash(), 3, 0));
  }
}
