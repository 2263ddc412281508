package ke.go.machakos.gateway.applications;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.applications.ApplicationDraft;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.conversation.Ask;

/** The half-finished applications of a phone, and what is known of it already. Thread-safe. */
final class FormDesk {
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

  /** The name that somebody applied under before. */
  Optional<String> known(Tx tx, Msisdn phone) {
    return desk.stores().files().ofPhone(tx, phone).stream()
        .findFirst()
        .map(file -> file.matter().applicant());
  }

  /** The renewal of a permit that is linked to a phone, with all that is known of it. */
  Optional<Form> renewal(Tx tx, Msisdn phone, Reference permit) {
    Optional<ApplicationFile> before = desk.stores().files().ofPermit(tx, permit);
    return desk.stores()
        .permits()
        .known(tx, permit, phone)
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
