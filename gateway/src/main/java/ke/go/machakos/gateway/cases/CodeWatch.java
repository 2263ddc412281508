package ke.go.machakos.gateway.cases;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import ke.go.machakos.db.cases.WrongCodes;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees how many wrong secret codes all numbers together typed lately, on every node: somebody who
 * guesses with many phones stays below the limit of each. Forgets what no longer counts.
 * Thread-safe.
 */
public final class CodeWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CodeWatch.class);

  /** More than people mistype in an hour. */
  static final int MOST = 50;

  private final Database database;
  private final WrongCodes wrong;
  private final InstantSource clock;
  private final AtomicInteger lately = new AtomicInteger();

  public CodeWatch(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.wrong = new WrongCodes(vault);
    this.clock = clock;
  }

  /** Counts them. */
  public void look() {
    Instant now = clock.instant();
    int count =
        database.<Integer>write(
            tx -> {
              wrong.forget(tx, now);
              return wrong.lately(tx, now);
            });
    if (lately.getAndSet(count) <= MOST && count > MOST) {
      LOG.warn("{} wrong secret codes of cases within an hour: somebody may guess", count);
    }
  }

  /** How many there were at the last look. */
  public double lately() {
    return lately.get();
  }
}
