package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.applications.ApplicationDraft;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.audit.Audit;
import ke.go.machakos.db.audit.AuditEvent;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.Consent;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.inbox.Muted;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.phone.NumberMask;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.citizens.CitizenActions;
import ke.go.machakos.gateway.promise.Role;

/**
 * Half-finished applications at a county desk: somebody who knows whose a number is sees what was
 * begun from it, and finishes it with the person before them. Each look and each end is in the
 * audit log, with how it was known whose it is, under an alias of the number. Thread-safe.
 */
public final class DraftDesk {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final String CHANNEL = "desk";
  private static final int REASON = 200;

  private final Database database;
  private final ApplicationDesk desk;
  private final FormDesk forms;
  private final Citizens citizens;
  private final Places places;
  private final Muted aliases;
  private final Audit audit;

  public DraftDesk(Database database, Vault vault, ApplicationDesk desk) {
    this.database = database;
    this.desk = desk;
    this.forms = new FormDesk(desk);
    this.citizens = new Citizens(database, vault);
    this.places = new Places(database);
    this.aliases = new Muted(database, vault);
    this.audit = new Audit(database);
  }

  /** Who is at the desk, and how they know whose the number is. */
  public record By(Actor.Staff staff, String reason) {}

  /** Whether a role acts for applicants: the table says so of what was sent back to them. */
  public boolean mayFinish(Role role) {
    return desk.rules().workflow().allowed("sent_back", "resubmit", role).isPresent();
  }

  /** What was begun from a number, the last touched first; the look itself is written down. */
  public List<DraftView> list(Msisdn phone, By by, Instant now) {
    return database.write(
        tx -> {
          List<DraftView> all =
              desk.stores().drafts().ofPhone(tx, phone, now).stream()
                  .map(draft -> view(tx, draft, now))
                  .toList();
          String subject = "number/" + aliases.alias(phone);
          audit.append(tx, new AuditEvent(name(by), "number.drafts", subject, why(by), now));
          return all;
        });
  }

  /** A half-finished application; empty where there is none that could still be finished. */
  public Optional<DraftView> look(Reference reference, Instant now) {
    return database.write(
        tx -> desk.stores().drafts().lock(tx, reference, now).map(draft -> view(tx, draft, now)));
  }

  /** Submits a half-finished application with what is said at the desk, and what was shown. */
  public Finished finish(Reference reference, DraftAnswers answers, By by, Instant now) {
    if (!mayFinish(by.staff().role())) {
      return new Finished.NotAllowed();
    }
    if (by.reason().isBlank()) {
      return new Finished.ReasonMissing();
    }
    return database.write(
        tx ->
            desk.stores()
                .drafts()
                .lock(tx, reference, now)
                .map(draft -> finish(tx, draft, answers, by, now))
                .orElseGet(Finished.Gone::new));
  }

  private Finished finish(Tx tx, ApplicationDraft draft, DraftAnswers answers, By by, Instant now) {
    Optional<Citizen> citizen = draft.phone().flatMap(phone -> citizens.find(tx, phone));
    boolean agreed = citizen.filter(Citizen::consents).isPresent() || draft.phone().isEmpty();
    if (citizen.filter(Citizen::locked).isPresent()) {
      return new Finished.Locked();
    }
    if (!agreed && !answers.agreed()) {
      return new Finished.Unconsented();
    }
    var fill = new DraftFill(desk.rules().forms(), places, Form.read(draft.content()));
    Optional<Finished.Wrong> wrong = fill.fill(answers);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    ApplicationDraft whole = draft.with(fill.form().write());
    if (fill.form().next(desk.rules().forms()) != Form.Question.NOTHING) {
      return new Finished.Lacking(view(tx, whole, now));
    }
    if (FormDesk.followed(tx, fill.form())) {
      return new Finished.Followed();
    }
    if (!answers.documents().isEmpty() && answers.where().isBlank()) {
      return new Finished.PlaceMissing();
    }
    if (!agreed) {
      agree(tx, draft.phone().orElseThrow(), now);
    }
    return submit(tx, whole, answers, by, now);
  }

  private void agree(Tx tx, Msisdn phone, Instant now) {
    var consent = new Consent(Citizens.SERVICE, CitizenActions.NOTICE, true, CHANNEL);
    citizens.consent(tx, phone, consent, now);
  }

  private Finished submit(Tx tx, ApplicationDraft draft, DraftAnswers answers, By by, Instant now) {
    desk.stores().drafts().put(tx, draft, now);
    var at = new FormDesk.Submission(draft.phone(), draft.language(), CHANNEL, by.staff());
    ApplicationFile file = forms.submit(tx, draft, at, now).orElseThrow();
    for (String code : answers.documents()) {
      String document = code.strip().toUpperCase(Locale.ROOT);
      desk.showDocument(tx, file.reference(), document, answers.where(), by.staff(), now);
    }
    String subject = "application/" + file.reference().digits();
    audit.append(tx, new AuditEvent(name(by), "application.finish", subject, why(by), now));
    return new Finished.Done(desk.find(tx, file.reference()).orElseThrow());
  }

  private DraftView view(Tx tx, ApplicationDraft draft, Instant now) {
    Form form = Form.read(draft.content());
    boolean priced = missing(form).stream().noneMatch(it -> !it.choices().isEmpty());
    return new DraftView(
        draft.reference(),
        desk.rules().type(form.type()).map(PermitType::nameEn).orElse(form.type()),
        answered(form),
        missing(form),
        form.ward()
            .filter(ward -> priced)
            .flatMap(ward -> forms.charge(tx, form, LocalDate.ofInstant(now, NAIROBI))));
  }

  private static List<String> answered(Form form) {
    List<String> all = new ArrayList<>();
    form.activity().ifPresent(it -> all.add("activity " + it));
    form.size().ifPresent(it -> all.add("size " + it));
    form.ward().ifPresent(it -> all.add("ward " + it));
    form.business().ifPresent(_ -> all.add("business"));
    form.applicant().ifPresent(_ -> all.add("name"));
    form.renewalOf().ifPresent(it -> all.add("renews " + it));
    return all;
  }

  /** By asking what comes next, and answering it with anything. */
  private List<DraftView.Missing> missing(Form form) {
    PermitForms all = desk.rules().forms();
    List<DraftView.Missing> missing = new ArrayList<>();
    Form filled = form;
    Form.Question next = filled.next(all);
    while (next != Form.Question.NOTHING) {
      List<String> choices =
          switch (next) {
            case ACTIVITY -> codes(form, PermitForms.Part.ACTIVITY);
            case SIZE -> codes(form, PermitForms.Part.SIZE);
            default -> List.of();
          };
      String any = choices.isEmpty() ? "-" : choices.getFirst();
      filled =
          switch (next) {
            case ACTIVITY -> filled.doing(any);
            case SIZE -> filled.sized(any);
            case PLACE -> filled.in(any);
            case BUSINESS -> filled.named(any);
            case APPLICANT, NOTHING -> filled.by(any);
          };
      missing.add(new DraftView.Missing(option(next), choices));
      next = filled.next(all);
    }
    return missing;
  }

  private List<String> codes(Form form, PermitForms.Part part) {
    return desk.rules().forms().of(form.type(), part).stream().map(PermitForms.Line::code).toList();
  }

  private static String option(Form.Question question) {
    return switch (question) {
      case PLACE -> "ward";
      case APPLICANT -> "name";
      default -> question.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String name(By by) {
    return by.staff().id().map(row -> "staff/" + row).orElse(by.staff().role().code());
  }

  /** A reason as it is kept: without numbers, and not long. */
  private static String why(By by) {
    String masked = NumberMask.mask(by.reason().strip());
    return masked.substring(0, Math.min(REASON, masked.length()));
  }
}
