package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.outbox.Outbox;
import ke.go.machakos.db.outbox.OutgoingMessage;
import ke.go.machakos.db.permits.PermitReminders;
import ke.go.machakos.db.permits.PermitReminders.Held;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.menus.page.Renderer;
import ke.go.machakos.menus.text.Language;

/**
 * Reminds the holders of permits that no application here led to: before their last day and, where
 * the kind has one, before the day by which they are to be renewed. What was due before a permit
 * was first looked at is passed over. Thread-safe.
 */
public final class HolderReminders {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Set<PermitStatus> ENDING = Set.of(PermitStatus.ISSUED, PermitStatus.EXPIRED);
  private static final int TOGETHER = 20;
  private static final int MOST = 400;

  private final Database database;
  private final PermitReminders permits;
  private final Citizens citizens;
  private final Outbox outbox;
  private final PermitForms forms;
  private final Renderer renderer;
  private final InstantSource clock;

  public HolderReminders(
      Database database, Vault vault, PermitForms forms, Renderer renderer, InstantSource clock) {
    this.database = database;
    this.permits = new PermitReminders(vault);
    this.citizens = new Citizens(database, vault);
    this.outbox = new Outbox(database, vault);
    this.forms = forms;
    this.renderer = renderer;
    this.clock = clock;
  }

  /**
   * Looks at the permits that are due, at so many at most that a register which was just loaded, or
   * the morning on which all of them fall due, is no burst; says at how many it looked.
   */
  public int run() {
    Instant now = clock.instant();
    int looked = 0;
    int some = TOGETHER;
    while (some == TOGETHER && looked < MOST) {
      some = database.<Integer>write(tx -> some(tx, now));
      looked += some;
    }
    return looked;
  }

  private int some(Tx tx, Instant now) {
    List<Held> due = permits.lockDue(tx, now, TOGETHER);
    due.forEach(held -> look(tx, held, now));
    return due.size();
  }

  private void look(Tx tx, Held held, Instant now) {
    List<Reminders.Due> all = ofPermit(held);
    int past = (int) all.stream().filter(it -> !it.at().isAfter(now)).count();
    boolean known = held.validTo().isPresent() && held.validTo().equals(held.remindedOf());
    if (known && past > held.reminders()) {
      // of several that are due the last alone is told
      remind(tx, held, all.get(past - 1), now);
    }
    permits.put(tx, held, past, all.stream().skip(past).findFirst().map(Reminders.Due::at));
  }

  private List<Reminders.Due> ofPermit(Held held) {
    if (held.phone().isEmpty() || !ENDING.contains(held.status())) {
      return List.of();
    }
    return held.validTo().stream()
        .flatMap(day -> Reminders.of(day, forms.graceOf(held.type().code())).stream())
        .filter(due -> !due.expiry())
        .toList();
  }

  private void remind(Tx tx, Held held, Reminders.Due due, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, NAIROBI);
    if (today.isAfter(due.last()) || permits.renewed(tx, held)) {
      return;
    }
    Msisdn phone = held.phone().orElseThrow();
    Language language =
        citizens
            .find(tx, phone)
            .flatMap(Citizen::language)
            .flatMap(Language::of)
            .orElse(Language.SW);
    Map<String, String> values =
        Map.of(
            "permit", held.permit().digits(),
            "type", held.type().name(language.code()),
            "last", due.last().toString(),
            "sample", held.sample() ? "yes" : "no");
    outbox.enqueue(
        tx,
        new OutgoingMessage(
            "permit_reminder",
            phone,
            language.code(),
            Optional.of(due.key()),
            renderer.text(language, due.key(), values::get),
            now,
            Optional.of(due.last().plusDays(1).atStartOfDay(NAIROBI).toInstant()),
            "permit/" + held.permit().digits() + "/reminder/" + due.at(),
            false),
        now);
  }
}
