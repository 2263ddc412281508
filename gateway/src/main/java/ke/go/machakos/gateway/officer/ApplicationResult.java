package ke.go.machakos.gateway.officer;

import ke.go.machakos.gateway.applications.Decided;

/** What an act on an application came to, as its page says it. */
enum ApplicationResult {
  DONE("Done."),
  NOT_ALLOWED("That cannot be done with the application as it stands now, or not in this role."),
  REASON_MISSING("Say why."),
  NO_SUCH_REASON("That reason is none for this act."),
  NOBODY_THERE("There is nobody to whom it could be given."),
  NO_CHARGE("No rule says what it costs, so it cannot be billed."),
  UNPAID("Its bill is not settled, so nothing can be issued."),
  PART_PAID("Money has come in for its bill, so it is not withdrawn."),
  NOT_APPLICANT("Only who applied may do that."),
  NOT_SHOWN("Not all documents were shown: tick below that you approve without them."),
  NO_DOCUMENT("That document was not promised, or was shown before."),
  PLACE_MISSING("Say where it was shown."),
  UNKNOWN("There is no such application.");

  private final String words;

  ApplicationResult(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static ApplicationResult of(Decided decided) {
    return switch (decided) {
      case Decided.Done _ -> DONE;
      case Decided.NotAllowed _ -> NOT_ALLOWED;
      case Decided.ReasonMissing _ -> REASON_MISSING;
      case Decided.NoSuchReason _ -> NO_SUCH_REASON;
      case Decided.NobodyThere _ -> NOBODY_THERE;
      case Decided.NoCharge _ -> NO_CHARGE;
      case Decided.Unpaid _ -> UNPAID;
      case Decided.PartPaid _ -> PART_PAID;
      case Decided.NotApplicant _ -> NOT_APPLICANT;
      case Decided.NotShown _ -> NOT_SHOWN;
      case Decided.NoDocument _ -> NO_DOCUMENT;
      case Decided.PlaceMissing _ -> PLACE_MISSING;
      case Decided.Unknown _ -> UNKNOWN;
    };
  }
}
