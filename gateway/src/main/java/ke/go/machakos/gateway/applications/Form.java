package ke.go.machakos.gateway.applications;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import ke.go.machakos.db.reference.Reference;

/**
 * What an applicant has answered so far.
 *
 * @param renewalOf the permit that it is to follow
 * @param sample whether some of it is from sample data
 */
record Form(
    String type,
    Optional<String> activity,
    Optional<String> size,
    Optional<String> ward,
    Optional<String> business,
    Optional<String> applicant,
    Optional<Reference> renewalOf,
    boolean sample) {

  /** What is asked next. */
  enum Question {
    ACTIVITY,
    SIZE,
    PLACE,
    BUSINESS,
    APPLICANT,
    NOTHING
  }

  /** One of which nothing but the type is known. */
  static Form of(String type) {
    return new Form(
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static Form read(String content) {
    JsonObject json = new JsonObject(content);
    return new Form(
        json.getString("type"),
        Optional.ofNullable(json.getString("activity")),
        Optional.ofNullable(json.getString("size")),
        Optional.ofNullable(json.getString("ward")),
        Optional.ofNullable(json.getString("business")),
        Optional.ofNullable(json.getString("applicant")),
        Optional.ofNullable(json.getString("renewal"))
            .map(digits -> new Reference(Reference.Kind.PERMIT, digits)),
        json.getBoolean("sample", false));
  }

  /** As it is kept. */
  String write() {
    JsonObject json = new JsonObject().put("type", type).put("sample", sample);
    activity.ifPresent(it -> json.put("activity", it));
    size.ifPresent(it -> json.put("size", it));
    ward.ifPresent(it -> json.put("ward", it));
    business.ifPresent(it -> json.put("business", it));
    applicant.ifPresent(it -> json.put("applicant", it));
    renewalOf.ifPresent(it -> json.put("renewal", it.digits()));
    return json.encode();
  }

  /** The first question that has no answer that still holds. */
  Question next(PermitForms forms) {
    if (lacks(forms, PermitForms.Part.ACTIVITY, activity)) {
      return Question.ACTIVITY;
    }
    if (lacks(forms, PermitForms.Part.SIZE, size)) {
      return Question.SIZE;
    }
    if (ward.isEmpty()) {
      return Question.PLACE;
    }
    if (business.isEmpty()) {
      return Question.BUSINESS;
    }
    return applicant.isEmpty() ? Question.APPLICANT : Question.NOTHING;
  }

  private boolean lacks(PermitForms forms, PermitForms.Part part, Optional<String> answer) {
    return !forms.of(type, part).isEmpty()
        && answer.filter(code -> forms.has(type, part, code)).isEmpty();
  }

  Form doing(String code) {
    return new Form(type, Optional.of(code), size, ward, business, applicant, renewalOf, sample);
  }

  Form sized(String code) {
    return new Form(
        type, activity, Optional.of(code), ward, business, applicant, renewalOf, sample);
  }

  Form in(String code) {
    return new Form(
        type, activity, size, Optional.of(code), business, applicant, renewalOf, sample);
  }

  Form named(String name) {
    return new Form(type, activity, size, ward, Optional.of(name), applicant, renewalOf, sample);
  }

  Form by(String name) {
    return new Form(type, activity, size, ward, business, Optional.of(name), renewalOf, sample);
  }
}
