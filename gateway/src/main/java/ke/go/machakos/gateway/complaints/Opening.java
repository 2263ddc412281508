package ke.go.machakos.gateway.complaints;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.cases.CaseFile;
import ke.go.machakos.db.cases.Privacy;
import ke.go.machakos.db.cases.Report;
import ke.go.machakos.db.citizens.Citizen;
import ke.go.machakos.db.citizens.Citizens;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.cases.Actor;
import ke.go.machakos.gateway.cases.CaseDesk;
import ke.go.machakos.gateway.promise.Role;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.gateway.promise.Urgency;
import ke.go.machakos.menus.text.Language;
import ke.go.machakos.nlp.Verdict;

/** Opens cases of what residents report, whatever channel brought it. Thread-safe. */
public final class Opening {
  private static final String BY_SMS = "sms";
  private static final String BY_USSD = "ussd";
  private static final String AT_A_DESK = "desk";

  private final CaseDesk desk;
  private final Citizens citizens;
  private final ServiceCodes codes;
  private final FollowCodes secrets;

  public Opening(CaseDesk desk, Citizens citizens, Services services) {
    this(desk, citizens, services, FollowCodes.random());
  }

  /** The same with secret codes of somebody else's choice. */
  public Opening(CaseDesk desk, Citizens citizens, Services services, FollowCodes secrets) {
    this.desk = desk;
    this.citizens = citizens;
    this.codes = new ServiceCodes(services);
    this.secrets = secrets;
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

  /**
   * A case that is open.
   *
   * @param due by when it is promised to be solved; empty where nothing is promised but that
   *     somebody reads it
   * @param code the secret that its reporter follows it by, who wants no number kept
   */
  public record Opened(Reference reference, Optional<Instant> due, Optional<String> code) {}

  /**
   * Opens a case with its promise. Who agreed to be known is named. Who texts or stands at a desk
   * is answered by the number that they gave for it, which no member of staff sees; who dials
   * without agreeing leaves none, and has a code.
   */
  public Opened open(Tx tx, Wish wish, Verdict verdict, Instant now) {
    Optional<Long> citizen = citizen(tx, wish);
    Privacy privacy =
        citizen.isPresent()
            ? Privacy.NAMED
            : wish.channel().equals(BY_USSD) ? Privacy.UNNAMED : Privacy.HIDDEN;
    return open(tx, wish, report(wish, privacy, citizen, verdict), now);
  }

  /** Opens a case of somebody who chose how much is kept of them; without a number by a code. */
  public Opened open(Tx tx, Wish wish, Privacy privacy, Verdict verdict, Instant now) {
    return open(tx, wish, report(wish, privacy, citizen(tx, wish), verdict), now);
  }

  private Opened open(Tx tx, Wish wish, Report report, Instant now) {
    Privacy privacy = report.privacy();
    Optional<String> code =
        privacy == Privacy.UNNAMED ? Optional.of(secrets.next()) : Optional.empty();
    Optional<CaseDesk.Contact> contact =
        Optional.of(new CaseDesk.Contact(wish.caller(), wish.language()))
            .filter(it -> privacy != Privacy.UNNAMED);
    CaseFile file =
        desk.open(
            tx,
            report,
            new CaseDesk.Reporter(opener(wish), contact, code, wish.channel().equals(BY_SMS)),
            now);
    boolean sorted = codes.service(wish.service()).isPresent();
    return new Opened(
        file.reference(),
        file.standing().promise().map(CaseFile.Kept::dueAt).filter(due -> sorted),
        code);
  }

  private Report report(Wish wish, Privacy privacy, Optional<Long> citizen, Verdict verdict) {
    Optional<Service> service = codes.service(wish.service());
    return new Report(
        service.map(Service::code),
        codes.department(wish.service()),
        wish.ward(),
        wish.landmark(),
        wish.words(),
        citizen.filter(id -> privacy != Privacy.UNNAMED),
        privacy,
        wish.language().code(),
        wish.channel(),
        urgency(service, verdict).code(),
        guess(verdict),
        Optional.empty());
  }

  private Optional<Long> citizen(Tx tx, Wish wish) {
    return citizens.find(tx, wish.caller()).filter(Citizen::consents).map(Citizen::id);
  }

  private static Actor opener(Wish wish) {
    return wish.channel().equals(AT_A_DESK)
        ? new Actor.Staff(Role.ATTENDANT, Optional.empty())
        : new Actor.Citizen(wish.caller());
  }

  /** The greater of what the words say and what the service is: a fire is told of calmly, too. */
  private static Urgency urgency(Optional<Service> service, Verdict verdict) {
    Urgency said = verdict.urgency().map(it -> Urgency.of(it.code())).orElse(Urgency.ROUTINE);
    return service.map(Service::urgency).filter(it -> it.compareTo(said) > 0).orElse(said);
  }

  private static Optional<Report.Guess> guess(Verdict verdict) {
    return verdict.services().stream()
        .findFirst()
        .map(it -> new Report.Guess(verdict.model(), it.probability()));
  }
}
