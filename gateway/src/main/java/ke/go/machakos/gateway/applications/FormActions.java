package ke.go.machakos.gateway.applications;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.applications.ApplicationDraft;
import ke.go.machakos.db.applications.ApplicationFile;
import ke.go.machakos.db.citizens.Access;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.citizens.PartialName;
import ke.go.machakos.db.citizens.Proof;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.conversation.Action;
import ke.go.machakos.gateway.conversation.Ask;
import ke.go.machakos.menus.definition.ActionSpec;
import ke.go.machakos.menus.definition.Field;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/**
 * An application from the keypad: each answer is kept at once, and says what is asked next, so that
 * whoever is cut off goes on where they were. Thread-safe.
 */
public final class FormActions {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final Field DRAFT = Field.text("draft", 9);
  private static final Field TYPE = Field.text("type", 26);
  private static final Field CHOICE = Field.text("name", 30);

  /** The dearest fee there may be, for each month of years, and its penalty. */
  private static final Field AMOUNT = Field.money("amount", 10);

  private static final Field LINE = Field.text("line", CountyCharges.SEPTETS);
  private static final Field SAMPLE = Field.choice("sample", "yes", "no");
  private static final String GONE = "gone";

  /** A choice may be none of the file any more once it is given: it is then asked again. */
  private static final Set<Form.Question> ANY = EnumSet.allOf(Form.Question.class);

  /** Nothing but the type is known, and a place is always asked. */
  private static final Set<Form.Question> AT_FIRST =
      EnumSet.of(Form.Question.ACTIVITY, Form.Question.SIZE, Form.Question.PLACE);

  /** Who applies is known. */
  private static final Set<Form.Question> NAMED =
      EnumSet.complementOf(EnumSet.of(Form.Question.APPLICANT));

  /** Place, business and holder are those of the permit. */
  private static final Set<Form.Question> RENEWED =
      EnumSet.of(Form.Question.ACTIVITY, Form.Question.SIZE, Form.Question.NOTHING);

  private final ApplicationDesk desk;
  private final FormDesk forms;
  private final Citizens citizens;

  public FormActions(ApplicationDesk desk, Citizens citizens) {
    this.desk = desk;
    this.forms = new FormDesk(desk);
    this.citizens = citizens;
  }

  /** All actions of this feature. */
  public List<Action> all() {
    return List.of(
        new Action.Reading(
            ActionSpec.read("applications.types").listing("list", "types", List.of(TYPE)).done(),
            this::types),
        new Action.Writing(
            asking(AT_FIRST, "applications.begin", "type")
                .outcome("unconsented")
                .outcome(GONE)
                .done(),
            this::begin),
        kept("activity", Form::doing, ANY),
        kept("size", Form::sized, ANY),
        kept("ward", Form::in, EnumSet.complementOf(EnumSet.of(Form.Question.PLACE))),
        kept("business", Form::named, EnumSet.complementOf(EnumSet.of(Form.Question.BUSINESS))),
        kept("applicant", Form::by, NAMED),
        new Action.Writing(
            asking(NAMED, "applications.known", "draft")
                .outcome("applicant", DRAFT)
                .outcome(GONE)
                .done(),
            this::known),
        new Action.Writing(asking(ANY, "applications.resume").outcome("none").done(), this::resume),
        new Action.Writing(
            asking(RENEWED, "applications.renew", "permit")
                .outcome("followed")
                .outcome(GONE)
                .done(),
            this::renew),
        new Action.Writing(
            ActionSpec.keep("applications.quote", "draft")
                .outcome("priced", TYPE, AMOUNT, SAMPLE)
                .outcome("unpriced", TYPE)
                .outcome(GONE)
                .done(),
            this::quote),
        new Action.Writing(
            ActionSpec.keep("applications.explain", "draft")
                .listing("list", "lines", List.of(LINE), AMOUNT, SAMPLE)
                .outcome(GONE)
                .done(),
            this::explain),
        new Action.Writing(
            ActionSpec.write("applications.apply", "draft")
                .outcome("made", Field.text("number", 9), SAMPLE)
                .outcome("followed")
                .outcome(GONE)
                .done(),
            this::apply));
  }

  /**
   * An action that ends with what is asked next.
   *
   * @param questions those that can be open once it is done
   */
  private static ActionSpec.Builder asking(
      Set<Form.Question> questions, String name, String... arguments) {
    ActionSpec.Builder spec = ActionSpec.keep(name, arguments);
    questions.forEach(question -> asked(spec, question));
    return spec;
  }

  private static void asked(ActionSpec.Builder spec, Form.Question question) {
    switch (question) {
      case ACTIVITY -> spec.listing("activity", "activities", List.of(CHOICE), DRAFT);
      case SIZE -> spec.listing("size", "sizes", List.of(CHOICE), DRAFT);
      case PLACE -> spec.outcome("place", DRAFT);
      case BUSINESS -> spec.outcome("business", DRAFT);
      case APPLICANT ->
          spec.outcome("applicant", DRAFT).outcome("known", DRAFT, Field.text("known", 24));
      case NOTHING -> spec.outcome("ready", DRAFT, TYPE, Field.text("documents", 80));
    }
  }

  private interface Answer {
    Form put(Form form, String answer);
  }

  /** An answer, after which what others answered meanwhile may still be open again. */
  private Action kept(String what, Answer answer, Set<Form.Question> questions) {
    return new Action.Writing(
        asking(questions, "applications." + what, "draft", what).outcome(GONE).done(),
        (tx, ask) -> answered(tx, ask, form -> answer.put(form, ask.argument(what))));
  }

  private Outcome types(Ask ask) {
    return Outcome.listing(
        "list",
        "types",
        desk.rules().forms().types().stream()
            .map(code -> desk.rules().type(code))
            .flatMap(Optional::stream)
            .map(type -> new Item(type.code(), Map.of("type", name(type, ask))))
            .toList());
  }

  private Outcome begin(Tx tx, Ask ask) {
    if (citizens.find(tx, ask.caller()).filter(Citizen::consents).isEmpty()) {
      return Outcome.of("unconsented");
    }
    return desk.rules()
        .type(ask.argument("type"))
        .map(type -> next(tx, ask, forms.begin(tx, ask, Form.of(type.code()))))
        .orElseGet(() -> Outcome.of(GONE));
  }

  private Outcome answered(Tx tx, Ask ask, UnaryOperator<Form> change) {
    return forms
        .own(tx, ask)
        .map(draft -> next(tx, ask, forms.put(tx, draft, change, ask.now())))
        .orElseGet(() -> Outcome.of(GONE));
  }

  private Outcome known(Tx tx, Ask ask) {
    Optional<String> name = knownName(tx, ask);
    return answered(tx, ask, form -> name.map(form::by).orElse(form));
  }

  /** A number's owner is not its finder: nobody is told, or applies under, a name not their own. */
  private Optional<String> knownName(Tx tx, Ask ask) {
    Access access = citizens.access(ask.caller(), ask.now());
    return access.proof() == Proof.OPEN
        ? forms.known(tx, ask.caller(), access.linkedFrom())
        : Optional.empty();
  }

  private Outcome resume(Tx tx, Ask ask) {
    return forms
        .last(tx, ask)
        .map(draft -> next(tx, ask, draft))
        .orElseGet(() -> Outcome.of("none"));
  }

  /** Once: whoever does not know whether it arrived would be billed for the same year again. */
  private Outcome renew(Tx tx, Ask ask) {
    Optional<Form> form =
        Reference.parse(ask.argument("permit"))
            .flatMap(permit -> forms.renewal(tx, ask.caller(), permit))
            .filter(it -> desk.rules().type(it.type()).isPresent());
    if (form.filter(it -> FormDesk.followed(tx, it)).isPresent()) {
      return Outcome.of("followed");
    }
    return form.map(it -> next(tx, ask, forms.begin(tx, ask, it)))
        .orElseGet(() -> Outcome.of(GONE));
  }

  private Outcome next(Tx tx, Ask ask, ApplicationDraft draft) {
    Form form = Form.read(draft.content());
    Map<String, String> values = new HashMap<>();
    values.put("draft", draft.reference().digits());
    return switch (form.next(desk.rules().forms())) {
      case ACTIVITY -> listing(ask, form, PermitForms.Part.ACTIVITY, "activity", values);
      case SIZE -> listing(ask, form, PermitForms.Part.SIZE, "size", values);
      case PLACE -> Outcome.of("place", values);
      case BUSINESS -> Outcome.of("business", values);
      case APPLICANT -> {
        Optional<String> known = knownName(tx, ask);
        known.ifPresent(name -> values.put("known", PartialName.of(name)));
        yield Outcome.of(known.isPresent() ? "known" : "applicant", values);
      }
      case NOTHING -> {
        values.put("type", typeName(form, ask));
        values.put(
            "documents",
            ApplicationNotices.documents(desk.rules().forms(), form.type(), ask.language()));
        yield Outcome.of("ready", values);
      }
    };
  }

  private Outcome listing(
      Ask ask, Form form, PermitForms.Part part, String outcome, Map<String, String> values) {
    List<Item> items =
        desk.rules().forms().of(form.type(), part).stream()
            .map(line -> new Item(line.code(), Map.of("name", line.name(ask.language()))))
            .toList();
    String list = part == PermitForms.Part.ACTIVITY ? "activities" : "sizes";
    return new Outcome(outcome, values, Map.of(list, items));
  }

  private Outcome quote(Tx tx, Ask ask) {
    return finished(tx, ask).map(form -> quoted(tx, form, ask)).orElseGet(() -> Outcome.of(GONE));
  }

  private Optional<Form> finished(Tx tx, Ask ask) {
    return whole(tx, ask).map(draft -> Form.read(draft.content()));
  }

  private Optional<ApplicationDraft> whole(Tx tx, Ask ask) {
    return forms
        .own(tx, ask)
        .filter(
            draft ->
                Form.read(draft.content()).next(desk.rules().forms()) == Form.Question.NOTHING);
  }

  /** What the fee is made of, line by line. */
  private Outcome explain(Tx tx, Ask ask) {
    return finished(tx, ask)
        .flatMap(form -> charge(tx, form, ask))
        .map(charge -> explained(charge, ask))
        .orElseGet(() -> Outcome.of(GONE));
  }

  private Optional<Charges.Charge> charge(Tx tx, Form form, Ask ask) {
    return forms.charge(tx, form, LocalDate.ofInstant(ask.now(), NAIROBI));
  }

  private static Outcome explained(Charges.Charge charge, Ask ask) {
    List<Item> items = new ArrayList<>();
    charge
        .lines(ask.language())
        .forEach(line -> items.add(new Item(Integer.toString(items.size()), Map.of("line", line))));
    return new Outcome("list", amount(charge), Map.of("lines", items));
  }

  private static Map<String, String> amount(Charges.Charge charge) {
    return Map.of(
        "amount",
        Long.toString(charge.total().shillings()),
        "sample",
        charge.sample() ? "yes" : "no");
  }

  private Outcome quoted(Tx tx, Form form, Ask ask) {
    Map<String, String> values = new HashMap<>(Map.of("type", typeName(form, ask)));
    Optional<Charges.Charge> charge = charge(tx, form, ask);
    charge.ifPresent(it -> values.putAll(amount(it)));
    return Outcome.of(charge.isPresent() ? "priced" : "unpriced", values);
  }

  private Outcome apply(Tx tx, Ask ask) {
    return whole(tx, ask).map(draft -> apply(tx, ask, draft)).orElseGet(() -> Outcome.of(GONE));
  }

  /** A renewal may have been followed since it was begun: an appeal takes up another again. */
  private Outcome apply(Tx tx, Ask ask, ApplicationDraft draft) {
    if (FormDesk.followed(tx, Form.read(draft.content()))) {
      return Outcome.of("followed");
    }
    return submitted(tx, ask, draft)
        .map(
            file ->
                Outcome.of(
                    "made",
                    Map.of(
                        "number",
                        file.reference().digits(),
                        "sample",
                        file.matter().sample() ? "yes" : "no")))
        .orElseGet(() -> Outcome.of(GONE));
  }

  private Optional<ApplicationFile> submitted(Tx tx, Ask ask, ApplicationDraft draft) {
    var at =
        new FormDesk.Submission(
            Optional.of(ask.caller()),
            ask.language().code(),
            "ussd",
            new Actor.Citizen(ask.caller()));
    return forms.submit(tx, draft, at, ask.now());
  }

  private String typeName(Form form, Ask ask) {
    return desk.rules().type(form.type()).map(type -> name(type, ask)).orElse(form.type());
  }

  private static String name(PermitType type, Ask ask) {
    return type.name(ask.language().code());
  }
}
