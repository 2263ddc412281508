package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.applications.ApplicationDraft;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.applications.NewApplication;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.Renewals;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.conversation.Ask;

/** The half-finished applications of a phone, and what is known of it already. Thread-safe. */
final class FormDesk {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  /** What a permit must be to be renewed; one that was revoked is applied for anew. */
  static final Set<PermitStatus> RENEWABLE = EnumSet.of(PermitStatus.ISSUED, PermitStatus.EXPIRED);

  private final ApplicationDesk desk;

  FormDesk(ApplicationDesk desk) {
    this.desk = desk;
  }

  /** Begins one; an unfinished one of the same type is begun again, so that they do not pile up. */
  ApplicationDraft begin(Tx tx, Ask ask, Form form) {
    Optional<ApplicationDraft> same =
        desk.stores().drafts().ofPhone(tx, ask.caller(), ask.now()).stream()
            .filter(draft -> Form.read(draft.content()).type().equals(form.type()))
            .findFirst();
    return same.map(draft -> put(tx, draft, old -> form, ask.now()))
        .orElseGet(
            () ->
                desk.stores()
                    .drafts()
                    .begin(
                        tx,
                        Optional.of(ask.caller()),
                        form.write(),
                        ask.language().code(),
                        ask.now()));
  }

  /** The draft that is asked about, where it is the caller's. */
  Optional<ApplicationDraft> own(Tx tx, Ask ask) {
    return Reference.parse(ask.argument("draft"))
        .flatMap(reference -> desk.stores().drafts().lock(tx, reference, ask.now()))
        .filter(draft -> draft.phone().equals(Optional.of(ask.caller())));
  }

  /** The draft that the caller touched last. */
  Optional<ApplicationDraft> last(Tx tx, Ask ask) {
    return desk.stores().drafts().ofPhone(tx, ask.caller(), ask.now()).stream().findFirst();
  }

  ApplicationDraft put(Tx tx, ApplicationDraft draft, UnaryOperator<Form> change, Instant now) {
    ApplicationDraft changed = draft.with(change.apply(Form.read(draft.content())).write());
    desk.stores().drafts().put(tx, changed, now);
    return changed;
  }

  /** Whether what a draft renews was renewed otherwise since it was begun, or is being renewed. */
  static boolean followed(Tx tx, Form form) {
    return form.renewalOf().filter(permit -> Renewals.follow(tx, permit)).isPresent();
  }

  /**
   * Who submits a draft, and how.
   *
   * @param phone whose it is; empty where an applicant at a desk left none
   */
  record Submission(Optional<Msisdn> phone, String language, String channel, Actor by) {}

  /** Submits a draft of which every question is answered; empty where it was submitted before. */
  Optional<ApplicationFile> submit(Tx tx, ApplicationDraft draft, Submission at, Instant now) {
    Form form = Form.read(draft.content());
    boolean sample =
        form.sample()
            || charge(tx, form, LocalDate.ofInstant(now, NAIROBI))
                .filter(it -> it.sample())
                .isPresent();
    var fresh =
        new NewApplication(
            form.type(),
            form.activity(),
            form.size(),
            form.ward().orElseThrow(),
            form.business().orElseThrow(),
            form.applicant().orElseThrow(),
            at.phone(),
            at.language(),
            at.channel(),
            form.renewalOf(),
            sample);
    return desk.apply(tx, draft.reference(), fresh, at.by(), now);
  }

  /** What a form of which the place is known costs; empty where no rule says so. */
  Optional<Charges.Charge> charge(Tx tx, Form form, LocalDate day) {
    return desk.charges()
        .quote(
            form.type(),
            form.activity(),
            form.size(),
            form.ward().orElseThrow(),
            day,
            desk.stores().before(tx, form.renewalOf()));
  }

  /**
   * The name that somebody applied under before.
   *
   * @param linkedFrom how old a link between the number and an application may be
   */
  Optional<String> known(Tx tx, Msisdn phone, Instant linkedFrom) {
    return desk.stores().files().ofPhone(tx, phone).stream()
        .filter(file -> !file.matter().submittedAt().isBefore(linkedFrom))
        .findFirst()
        .map(file -> file.matter().applicant());
  }

  /**
   * The renewal of a permit that is linked to a phone, with all that is known of it; empty where it
   * cannot be renewed, or not any more.
   */
  Optional<Form> renewal(Tx tx, Msisdn phone, Reference permit) {
    Optional<ApplicationFile> before = desk.stores().files().ofPermit(tx, permit);
    return desk.stores()
        .permits()
        .known(tx, permit, phone)
        .filter(known -> RENEWABLE.contains(known.status()))
        .map(
            known ->
                new Form(
                    known.type(),
                    before.flatMap(it -> it.matter().activity()),
                    before.flatMap(it -> it.matter().size()),
                    Optional.of(known.ward()),
                    Optional.of(known.business()),
                    Optional.of(known.holder()),
                    Optional.of(permit),
                    known.sample()));
  }
}
