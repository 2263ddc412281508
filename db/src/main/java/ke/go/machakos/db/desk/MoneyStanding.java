package ke.go.machakos.db.desk;

import static ke.go.machakos.db.generated.Tables.DAY_CLOSE;
import static ke.go.machakos.db.generated.Tables.LEDGER_ENTRY;
import static ke.go.machakos.db.generated.Tables.PAYMENT;
import static ke.go.machakos.db.generated.Tables.PAYMENT_MATTER;
import static ke.go.machakos.db.generated.Tables.PAYMENT_PUSH;
import static ke.go.machakos.db.generated.Tables.PROVIDER_REQUEST;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.books.ProviderLog;
import ke.go.machakos.db.payments.Matter;
import ke.go.machakos.db.payments.ProviderRequest;
import ke.go.machakos.db.payments.PushState;
import ke.go.machakos.db.sql.Tx;
import org.jooq.impl.DSL;

/**
 * What of the county's money waits for a person, for alarms.
 *
 * @param unmatched payments without a bill
 * @param unmatchedAge how long the oldest of them has waited; nothing where none does
 * @param unread callbacks that nobody could read, or has looked into
 * @param doubles payments that may be one too many
 * @param disagreements words of the provider that contradict the books
 * @param pushesOverdue requests for a payment that should have been sent a minute ago, or whose
 *     answer is a quarter of an hour late
 * @param requestsOverdue reversals and questions that nobody answered for ten minutes
 * @param daysOpen days that should be closed
 * @param differences what the days closed in the last 24 hours differed in
 */
public record MoneyStanding(
    long unmatched,
    Duration unmatchedAge,
    long unread,
    long doubles,
    long disagreements,
    long pushesOverdue,
    long requestsOverdue,
    long daysOpen,
    long differences) {

  private static final Duration UNSENT = Duration.ofMinutes(1);
  private static final Duration UNANSWERED = Duration.ofMinutes(15);
  private static final Duration REQUEST = Duration.ofMinutes(10);

  /** How it stands now. */
  public static MoneyStanding read(Tx tx, Instant now) {
    Instant oldest =
        tx.jooq()
            .select(DSL.min(PAYMENT.PAID_AT))
            .from(PAYMENT)
            .where(PAYMENT.STATE.eq(PaymentState.UNMATCHED.code()))
            .fetchSingle()
            .value1();
    return new MoneyStanding(
        tx.jooq().fetchCount(PAYMENT, PAYMENT.STATE.eq(PaymentState.UNMATCHED.code())),
        oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now),
        matters(tx, Matter.Kind.UNREAD),
        matters(tx, Matter.Kind.POSSIBLE_DOUBLE),
        matters(tx, Matter.Kind.DISAGREES),
        pushesOverdue(tx, now),
        tx.jooq()
            .fetchCount(
                PROVIDER_REQUEST,
                PROVIDER_REQUEST
                    .STATE
                    .in(
                        ProviderRequest.State.DUE.code(),
                        ProviderRequest.State.SENDING.code(),
                        ProviderRequest.State.SENT.code())
                    .and(PROVIDER_REQUEST.ASKED_AT.lt(now.minus(REQUEST)))),
        daysOpen(tx, now),
        differences(tx, now));
  }

  private static long matters(Tx tx, Matter.Kind kind) {
    return tx.jooq()
        .fetchCount(
            PAYMENT_MATTER,
            PAYMENT_MATTER.STATE.eq("open").and(PAYMENT_MATTER.KIND.eq(kind.code())));
  }

  private static long pushesOverdue(Tx tx, Instant now) {
    return tx.jooq()
        .fetchCount(
            PAYMENT_PUSH,
            PAYMENT_PUSH
                .STATE
                .in(PushState.WANTED.code(), PushState.RETRY.code())
                .and(PAYMENT_PUSH.DUE_AT.lt(now.minus(UNSENT)))
                .or(
                    PAYMENT_PUSH
                        .STATE
                        .eq(PushState.SENT.code())
                        .and(PAYMENT_PUSH.SENT_AT.lt(now.minus(UNANSWERED)))));
  }

  /** Before any is closed it is yesterday that waits, once there is something to close. */
  private static long daysOpen(Tx tx, Instant now) {
    LocalDate due = CountyDay.of(now.minus(ProviderLog.LATE)).minusDays(1);
    LocalDate last =
        tx.jooq().select(DSL.max(DAY_CLOSE.DAY)).from(DAY_CLOSE).fetchSingle().value1();
    if (last == null) {
      return tx.jooq().fetchExists(LEDGER_ENTRY) ? 1 : 0;
    }
    return Math.max(0, ChronoUnit.DAYS.between(last, due));
  }

  private static long differences(Tx tx, Instant now) {
    BigDecimal sum =
        tx.jooq()
            .select(DSL.sum(DAY_CLOSE.DIFFERENCES))
            .from(DAY_CLOSE)
            .where(DAY_CLOSE.CLOSED_AT.gt(now.minus(Duration.ofHours(24))))
            .fetchSingle()
            .value1();
    return sum == null ? 0 : sum.longValueExact();
  }
}
