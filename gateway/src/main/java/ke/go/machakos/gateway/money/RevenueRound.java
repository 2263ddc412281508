package ke.go.machakos.gateway.money;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.revenue.Reconciliation;
import ke.go.machakos.db.revenue.Reconciliations;
import ke.go.machakos.db.revenue.RevenueBill;
import ke.go.machakos.db.revenue.RevenueDrop;
import ke.go.machakos.db.revenue.RevenueFile;
import ke.go.machakos.db.seed.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the file that the county's revenue system drops each night and names what differs from
 * it: once it stands still, and from two in the morning of Nairobi, when the books of the day
 * before are closed. Whichever node is first takes it, and no other does. For one thread.
 */
public final class RevenueRound {
  private static final Logger LOG = LoggerFactory.getLogger(RevenueRound.class);

  /** From the beginning of a day: the books of the day before are closed after one hour. */
  private static final Duration FROM = Duration.ofHours(2);

  /** A line of the log is no place for what somebody else may have filled a field with. */
  private static final int LONGEST = 200;

  /** All of them are in the table. */
  private static final int MOST_TOLD = 100;

  private final Path path;
  private final StillFile file;
  private final int most;
  private final RevenueFile reader;
  private final String system;
  private final Reconciliations reconciliations;
  private final InstantSource clock;
  private final Consumer<String> told;

  /**
   * Of a file.
   *
   * @param most how many bytes of it are taken in
   * @param system the master of its bills
   */
  public RevenueRound(
      Path path,
      int most,
      RevenueFile reader,
      String system,
      Reconciliations reconciliations,
      InstantSource clock) {
    this(path, most, reader, system, reconciliations, clock, LOG::warn);
  }

  /** The same that tells somebody else than the log what is wrong, a line each. */
  RevenueRound(
      Path path,
      int most,
      RevenueFile reader,
      String system,
      Reconciliations reconciliations,
      InstantSource clock,
      Consumer<String> told) {
    this.path = path;
    this.file = new StillFile(path, most);
    this.most = most;
    this.reader = reader;
    this.system = system;
    this.reconciliations = reconciliations;
    this.clock = clock;
    this.told = told;
  }

  /** Takes in what is new. */
  public void look() {
    Instant now = clock.instant();
    if (!file.stands(now) || isTooEarly(now)) {
      return;
    }
    file.read()
        .ifPresent(
            content -> {
              take(content, now);
              file.done();
            });
  }

  private static boolean isTooEarly(Instant now) {
    return now.isBefore(CountyDay.begins(CountyDay.of(now)).plus(FROM));
  }

  private void take(StillFile.Content content, Instant now) {
    RevenueDrop drop = RevenueDrop.of(content.writtenAt(), content.bytes());
    if (reconciliations.isLast(drop)) {
      return;
    }
    List<Fault> faults = new ArrayList<>();
    List<RevenueBill> bills = read(content, faults);
    if (faults.isEmpty()) {
      reconciliations.take(system, drop, bills, now).ifPresent(this::tell);
    } else if (reconciliations.refuse(system, drop, faults.size(), now).isPresent()) {
      tell(drop, faults);
    }
  }

  private List<RevenueBill> read(StillFile.Content content, List<Fault> faults) {
    if (content.tooLong()) {
      String why = "the file is longer than the " + most + " bytes that this heap has room for";
      faults.add(new Fault(path, 1, why));
      return List.of();
    }
    return reader.read(path, content.bytes(), faults);
  }

  private void tell(RevenueDrop drop, List<Fault> faults) {
    LOG.error(
        "the revenue system's file of {} has {} faults: nothing was taken in",
        drop.day(),
        faults.size());
    faults.stream()
        .map(it -> it.file().getFileName() + ":" + it.line() + ": " + clipped(it.message()))
        .forEach(told);
  }

  private static String clipped(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private void tell(Reconciliation done) {
    LOG.info("{}", done.line());
    if (done.counts().differing() > 0) {
      LOG.error(
          "{} bills differ from the revenue system's file of {}",
          done.counts().differing(),
          done.drop().day());
      reconciliations.differences(done).stream()
          .limit(MOST_TOLD)
          .map(it -> done.drop().day() + ": " + it.line())
          .forEach(told);
    }
  }
}
