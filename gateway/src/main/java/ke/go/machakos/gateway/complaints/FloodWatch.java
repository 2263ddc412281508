package ke.go.machakos.gateway.complaints;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.cases.SimilarCases;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.gateway.promise.Service;
import ke.go.machakos.gateway.promise.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees a flood of cases of one service in one ward: a burst main, or somebody's campaign. None of
 * them is refused. Thread-safe.
 */
public final class FloodWatch {
  private static final Logger LOG = LoggerFactory.getLogger(FloodWatch.class);
  private static final Duration LATELY = Duration.ofHours(1);
  private static final int MOST = 20;

  private final SimilarCases similar;
  private final ServiceCodes codes;
  private final FloodAlarm alarm;

  public FloodWatch(SimilarCases similar, Services services, FloodAlarm alarm) {
    this.similar = similar;
    this.codes = new ServiceCodes(services);
    this.alarm = alarm;
  }

  /** Counts a case that was just opened. */
  void opened(Tx tx, String service, Optional<String> ward, Instant now) {
    Optional<String> code = codes.service(service).map(Service::code);
    if (code.isEmpty() || ward.isEmpty()) {
      return;
    }
    int cases =
        similar.count(tx, new SimilarCases.Where(ward.get(), code.get(), now.minus(LATELY)));
    if (cases > MOST) {
      alarm.raised();
      if (cases % MOST == 1) {
        LOG.warn("{} cases of {} in ward {} within an hour", cases, code.get(), ward.get());
      }
    }
  }
}
