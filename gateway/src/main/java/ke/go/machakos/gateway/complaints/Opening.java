package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.cases.Cases;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.nlp.Urgency;
import ke.go.machakos.nlp.Verdict;

/** Opens cases of what residents report, whatever channel brought it. Thread-safe. */
public final class Opening {
  private final Cases cases;
  private final Citizens citizens;
  private final Reader reader;
  private final ServiceCodes codes;

  public Opening(Cases cases, Citizens citizens, Reader reader, Services services) {
    this.cases = cases;
    this.citizens = citizens;
    this.reader = reader;
    this.codes = new ServiceCodes(services);
  }

  /**
   * What a resident wants to be opened.
   *
   * @param service as menus name it; {@code unsorted} where a person has to choose
   * @param channel {@code ussd}, {@code sms} or {@code desk}
   */
  public record Wish(
      String words,
      String service,
      Optional<String> ward,
      Optional<String> landmark,
      Msisdn caller,
      Language language,
      String channel) {}

  /** A case that is open; {@code due} is empty where nothing is promised. */
  public record Opened(Reference reference, Optional<Instant> due) {}

  /** Opens a case with its promise. */
  public Opened open(Tx tx, Wish wish, Verdict verdict, Instant now) {
    Optional<Report.Promised> promise =
        codes
            .service(wish.service())
            .flatMap(Service::promised)
            .map(time -> new Report.Promised(time, "clock", now.plus(time)));
    Reference reference =
        cases.open(
            tx,
            new Report(
                codes.service(wish.service()).map(Service::code),
                codes.department(wish.service()),
                wish.ward(),
                wish.landmark(),
                wish.words(),
                citizens.find(tx, wish.caller()).filter(Citizen::consents).map(Citizen::id),
                wish.language().code(),
                wish.channel(),
                verdict.urgency().orElse(Urgency.ROUTINE).code(),
                guess(verdict),
                promise),
            now);
    return new Opened(reference, promise.map(Report.Promised::dueAt));
  }

  private Optional<Report.Guess> guess(Verdict verdict) {
    return verdict.services().stream()
        .findFirst()
        .map(it -> new Report.Guess(reader.version(), it.probability()));
  }
}
