package ke.go.machakos.gateway.applications;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import ke.go.machakos.db.places.Places;
import ke.go.machakos.db.places.Ward;
import ke.go.machakos.gateway.answers.AnswerKinds;

/**
 * Puts what was said at a desk into the answers of a form, and stops at the first that is wrong.
 * For one form.
 */
final class DraftFill {
  private final PermitForms forms;
  private final Places places;
  private Form form;
  private Optional<Finished.Wrong> wrong = Optional.empty();

  DraftFill(PermitForms forms, Places places, Form form) {
    this.forms = forms;
    this.places = places;
    this.form = form;
  }

  Form form() {
    return form;
  }

  /** What is wrong; empty where everything was taken in. */
  Optional<Finished.Wrong> fill(DraftAnswers answers) {
    choice("activity", PermitForms.Part.ACTIVITY, answers.activity(), Form::doing);
    choice("size", PermitForms.Part.SIZE, answers.size(), Form::sized);
    answers.ward().ifPresent(this::ward);
    name("business", answers.business(), Form::named);
    name("name", answers.applicant(), Form::by);
    answers.documents().forEach(code -> known("document", PermitForms.Part.DOCUMENT, code.strip()));
    return wrong;
  }

  private void choice(
      String what,
      PermitForms.Part part,
      Optional<String> given,
      BiFunction<Form, String, Form> put) {
    given
        .map(it -> it.strip().toUpperCase(Locale.ROOT))
        .ifPresent(
            code -> {
              known(what, part, code);
              form = put.apply(form, code);
            });
  }

  private void known(String what, PermitForms.Part part, String code) {
    List<String> codes = forms.of(form.type(), part).stream().map(PermitForms.Line::code).toList();
    if (codes.stream().noneMatch(code::equalsIgnoreCase)) {
      fault(what, code, codes);
    }
  }

  private void ward(String given) {
    List<Ward> wards = places.wards();
    wards.stream()
        .filter(
            ward ->
                ward.code().equals(given.strip()) || letters(ward.name()).equals(letters(given)))
        .findFirst()
        .ifPresentOrElse(
            ward -> form = form.in(ward.code()),
            () -> fault("ward", given, wards.stream().map(Ward::name).toList()));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private void name(String what, Optional<String> given, BiFunction<Form, String, Form> put) {
    given.ifPresent(
        typed ->
            AnswerKinds.name(typed)
                .ifPresentOrElse(
                    name -> form = put.apply(form, name), () -> fault(what, typed, List.of())));
  }

  private void fault(String what, String given, List<String> known) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(new Finished.Wrong(what, given, known));
    }
  }
}
