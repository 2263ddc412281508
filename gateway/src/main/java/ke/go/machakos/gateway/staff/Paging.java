package ke.go.machakos.gateway.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.staff.Page;
import ke.go.machakos.db.staff.Pages;
import ke.go.machakos.db.staff.StaffDirectory;
import ke.go.machakos.db.staff.StaffMember;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls people to a matter in which a life may be in danger, one after another until one answers:
 * each call is a row, an SMS and an audit event of one transaction. Thread-safe.
 */
public final class Paging implements Pager {
  private static final Logger LOG = LoggerFactory.getLogger(Paging.class);
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final String SYSTEM = "system";
  private static final int LANDMARK = 200;

  /** Until there is somebody, it is looked for again. */
  private static final Duration NOBODY_THERE = Duration.ofMinutes(5);

  private final Pages pages;
  private final Rota rota;
  private final PageTexts texts;
  private final Audit audit;

  public Paging(StaffDirectory staff, Pages pages, PageTexts texts, Audit audit) {
    this.rota = new Rota(staff);
    this.pages = pages;
    this.texts = texts;
    this.audit = audit;
  }

  @Override
  public void page(Tx tx, Alarm alarm, Instant now) {
    if (!pages.isWaiting(tx, alarm.matter())) {
      Optional<String> near = alarm.near().map(Paging::landmark);
      int attempt = pages.calls(tx, alarm.matter()) + 1;
      call(tx, new Alarm(alarm.matter(), alarm.department(), alarm.ward(), near), attempt, now);
    }
  }

  /** Calls the next where the time for a call is over; false where somebody else did. */
  public boolean passOn(Tx tx, long row, Instant now) {
    Optional<Page> due = pages.take(tx, row, now);
    due.ifPresent(page -> passOn(tx, page, now));
    return due.isPresent();
  }

  private void passOn(Tx tx, Page page, Instant now) {
    boolean over = pages.isOver(tx, page.matter());
    pages.end(tx, page, over ? Page.State.OVER : Page.State.UNANSWERED);
    if (!over) {
      Alarm alarm = new Alarm(page.matter(), page.department(), page.ward(), page.near());
      call(tx, alarm, page.attempt() + 1, now);
    }
  }

  /** Writes down that somebody goes; false where nobody is called any more. */
  boolean answer(Tx tx, Reference matter, StaffMember by, Instant now) {
    boolean first = pages.answer(tx, matter, by.id(), now);
    if (first) {
      audit.append(tx, new AuditEvent(by.actor(), "page.answered", subject(matter), "", now));
    }
    return first;
  }

  private void call(Tx tx, Alarm alarm, int attempt, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, NAIROBI);
    // a matter that begins again begins with the first on call
    int round = attempt - pages.ended(tx, alarm.matter());
    Optional<Rota.Turn> turn = rota.turn(tx, alarm.department(), round, day);
    Page page =
        new Page(
            alarm.matter(),
            alarm.department(),
            alarm.ward(),
            alarm.near(),
            attempt,
            turn.map(it -> it.member().id()),
            now,
            now.plus(turn.map(Rota.Turn::patience).orElse(NOBODY_THERE)));
    if (!pages.add(tx, page)) {
      return;
    }
    turn.map(Rota.Turn::member)
        .ifPresentOrElse(
            member -> texts.send(tx, page, member, phone(member)),
            () -> LOG.error("nobody can be called to {}: no phone in staff", alarm.matter()));
    String who = turn.map(it -> it.member().actor()).orElse("nobody");
    audit.append(
        tx, new AuditEvent(SYSTEM, "page.sent", subject(alarm.matter()), attempt + " " + who, now));
  }

  private static Msisdn phone(StaffMember member) {
    return member.phone().orElseThrow();
  }

  private static String subject(Reference matter) {
    return matter.kind().name().toLowerCase(Locale.ROOT) + "/" + matter;
  }

  private static String landmark(String words) {
    String masked = NumberMask.mask(words);
    return masked.substring(0, Math.min(LANDMARK, masked.length()));
  }
}
