package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.LockedBill;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.bills.Payments;
import ke.go.machakos.db.crypto.PersonalData;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;
import ke.go.machakos.db.sql.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of payments, each locked by whoever reads it here. */
final class PaymentRows {
  private final PersonalData personal;

  PaymentRows(PersonalData personal) {
    this.personal = personal;
  }

  Optional<Held> byReceipt(Tx tx, String code) {
    return held(tx, PAYMENT.RECEIPT.eq(code));
  }

  Optional<Held> byRequest(Tx tx, String requestId) {
    return held(tx, PAYMENT.REQUEST_ID.eq(requestId));
  }

  Optional<Held> byId(Tx tx, long id) {
    return held(tx, PAYMENT.ID.eq(id));
  }

  /**
   * What is known of evidence.
   *
   * @param same the payment of its receipt
   * @param rival the payment of its request, where there is none of its receipt
   */
  record Known(Optional<Held> same, Optional<Held> rival) {}

  /**
   * The payments of a receipt and of a request, if one is named. In the ordinary case there are
   * none, which one statement says that holds nothing; one that comes meanwhile keeps {@link
   * #insert} from adding another.
   */
  Known known(Tx tx, String code, Optional<String> requestId) {
    if (requestId.isEmpty()) {
      return new Known(byReceipt(tx, code), Optional.empty());
    }
    boolean any =
        tx.jooq()
            .fetchExists(
                DSL.selectOne()
                    .from(PAYMENT)
                    .where(PAYMENT.RECEIPT.eq(code))
                    .unionAll(
                        DSL.selectOne()
                            .from(PAYMENT)
                            .where(PAYMENT.REQUEST_ID.eq(requestId.get()))));
    Optional<Held> same = any ? byReceipt(tx, code) : Optional.empty();
    return new Known(
        same, any && same.isEmpty() ? byRequest(tx, requestId.get()) : Optional.empty());
  }

  Held now(Tx tx, long id) {
    return byId(tx, id).orElseThrow();
  }

  /** The bill of a payment, without holding either. */
  Optional<Reference> billOf(Tx tx, long id) {
    return tx.jooq()
        .select(PAYMENT.BILL_NUMBER)
        .from(PAYMENT)
        .where(PAYMENT.ID.eq(id))
        .fetchOptional(PAYMENT.BILL_NUMBER)
        .map(digits -> new Reference(Reference.Kind.BILL, digits));
  }

  private static Optional<Held> held(Tx tx, Condition which) {
    return tx.jooq().selectFrom(PAYMENT).where(which).forUpdate().fetchOptional(PaymentRows::read);
  }

  static Held read(Record row) {
    return new Held(
        row.get(PAYMENT.ID),
        Optional.ofNullable(row.get(PAYMENT.RECEIPT)),
        Optional.ofNullable(row.get(PAYMENT.REQUEST_ID)),
        row.get(PAYMENT.REQUEST_GUESSED),
        row.get(PAYMENT.CHANNEL),
        new Money(row.get(PAYMENT.AMOUNT_KES)),
        row.get(PAYMENT.CENTS),
        row.get(PAYMENT.PAID_AT),
        Optional.ofNullable(row.get(PAYMENT.ACCOUNT_GIVEN)),
        Optional.ofNullable(row.get(PAYMENT.BILL_NUMBER))
            .map(digits -> new Reference(Reference.Kind.BILL, digits)),
        PaymentState.of(row.get(PAYMENT.STATE)),
        row.get(PAYMENT.PAYER_PHONE_HASH) != null,
        row.get(PAYMENT.PAYER_NAME_SEALED) != null,
        row.get(PAYMENT.SAMPLE));
  }

  /**
   * Adds a payment; empty where its receipt or request was there first.
   *
   * @param bill what it is put on; null where no bill is known for it
   */
  Optional<Held> insert(
      Tx tx,
      Evidence.Receipt receipt,
      String code,
      @Nullable String requestId,
      @Nullable LockedBill bill,
      Instant now) {
    return insert(
        tx,
        new Fresh(
            code,
            requestId,
            receipt.source().code(),
            receipt.amount(),
            receipt.cents(),
            Moments.of(receipt.paidAt(), now),
            receipt.phone().orElse(null),
            receipt.payerName().orElse(null),
            receipt.account().map(AccountText::stored).orElse(null),
            bill == null ? PaymentState.UNMATCHED : PaymentState.POSTED,
            bill),
        now);
  }

  /**
   * What a new payment's row holds.
   *
   * @param bill what it is put on
   */
  record Fresh(
      @Nullable String receipt,
      @Nullable String requestId,
      String channel,
      Money amount,
      int cents,
      Instant paidAt,
      @Nullable Msisdn phone,
      @Nullable String name,
      @Nullable String account,
      PaymentState state,
      @Nullable LockedBill bill) {
    Held held(long id) {
      return new Held(
          id,
          Optional.ofNullable(receipt),
          Optional.ofNullable(requestId),
          false,
          channel,
          amount,
          cents,
          paidAt,
          Optional.ofNullable(account),
          Optional.ofNullable(bill).map(LockedBill::number),
          state,
          phone != null,
          name != null,
          bill != null && bill.sample());
    }
  }

  Optional<Held> insert(Tx tx, Fresh row, Instant now) {
    Msisdn phone = row.phone();
    String name = row.name();
    LockedBill bill = row.bill();
    try {
      long id =
          tx.jooq()
              .insertInto(PAYMENT)
              .set(PAYMENT.RECEIPT, row.receipt())
              .set(PAYMENT.REQUEST_ID, row.requestId())
              .set(PAYMENT.CHANNEL, row.channel())
              .set(PAYMENT.AMOUNT_KES, row.amount().shillings())
              .set(PAYMENT.CENTS, row.cents())
              .set(PAYMENT.PAID_AT, row.paidAt())
              .set(PAYMENT.PAYER_PHONE_HASH, phone == null ? null : personal.hash(phone))
              .set(PAYMENT.PAYER_PHONE_SEALED, phone == null ? null : personal.seal(phone))
              .set(PAYMENT.PAYER_NAME_SEALED, name == null ? null : sealed(name))
              .set(PAYMENT.ACCOUNT_GIVEN, row.account())
              .set(PAYMENT.STATE, row.state().code())
              .set(PAYMENT.BILL_NUMBER, bill == null ? null : bill.number().digits())
              .set(PAYMENT.SAMPLE, bill != null && bill.sample())
              .set(PAYMENT.RECORDED_AT, now)
              .returningResult(PAYMENT.ID)
              .fetchSingle()
              .value1();
      return Optional.of(row.held(id));
    } catch (IntegrityConstraintViolationException known) {
      return Optional.empty();
    }
  }

  private byte[] sealed(String name) {
    String fits = name.substring(0, Math.min(80, name.length()));
    return personal.seal(fits, Payments.PAYER);
  }

  /** Puts it on a bill, or on none. */
  void place(Tx tx, long id, @Nullable Reference bill, PaymentState state, boolean sample) {
    tx.jooq()
        .update(PAYMENT)
        .set(PAYMENT.BILL_NUMBER, bill == null ? null : bill.digits())
        .set(PAYMENT.STATE, state.code())
        .set(PAYMENT.SAMPLE, sample)
        .where(PAYMENT.ID.eq(id))
        .execute();
  }

  void state(Tx tx, long id, PaymentState state) {
    tx.jooq().update(PAYMENT).set(PAYMENT.STATE, state.code()).where(PAYMENT.ID.eq(id)).execute();
  }

  /** Says which request a payment is of; null says that it is of none that is known. */
  void request(Tx tx, long id, @Nullable String requestId, boolean guessed) {
    tx.jooq()
        .update(PAYMENT)
        .set(PAYMENT.REQUEST_ID, requestId)
        .set(PAYMENT.REQUEST_GUESSED, guessed)
        .where(PAYMENT.ID.eq(id))
        .execute();
  }

  /**
   * Takes a guessed request off a payment, and with it the phone that may have come of the guess.
   *
   * @param instead the request that is guessed now; null where none is
   */
  void guess(Tx tx, long id, @Nullable String instead) {
    tx.jooq()
        .update(PAYMENT)
        .set(PAYMENT.REQUEST_ID, instead)
        .set(PAYMENT.REQUEST_GUESSED, instead != null)
        .setNull(PAYMENT.PAYER_PHONE_HASH)
        .setNull(PAYMENT.PAYER_PHONE_SEALED)
        .where(PAYMENT.ID.eq(id))
        .execute();
  }

  /** Gives the receipt to a payment that had none; false where another payment has it. */
  boolean fill(
      Tx tx, Held held, Evidence.Receipt receipt, String code, boolean guessed, Instant now) {
    try {
      tx.jooq()
          .update(PAYMENT)
          .set(PAYMENT.RECEIPT, code)
          .set(PAYMENT.REQUEST_GUESSED, guessed)
          .set(PAYMENT.CHANNEL, guessed ? receipt.source().code() : held.channel())
          .set(PAYMENT.PAID_AT, Moments.of(receipt.paidAt(), now))
          .where(PAYMENT.ID.eq(held.id()))
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException known) {
      return false;
    }
  }

  /** Adds what was not known of the payer and the account; the payment with that. */
  Held complete(Tx tx, Held held, Evidence.Receipt receipt) {
    Msisdn phone = held.hasPhone() ? null : receipt.phone().orElse(null);
    String name = held.hasName() ? null : receipt.payerName().orElse(null);
    String account =
        held.accountGiven().isPresent()
            ? null
            : receipt.account().map(AccountText::stored).orElse(null);
    Map<Field<?>, Object> news = new LinkedHashMap<>();
    if (phone != null) {
      news.put(PAYMENT.PAYER_PHONE_HASH, personal.hash(phone));
      news.put(PAYMENT.PAYER_PHONE_SEALED, personal.seal(phone));
    }
    if (name != null) {
      news.put(PAYMENT.PAYER_NAME_SEALED, sealed(name));
    }
    if (account != null) {
      news.put(PAYMENT.ACCOUNT_GIVEN, account);
    }
    if (news.isEmpty()) {
      return held;
    }
    tx.jooq().update(PAYMENT).set(news).where(PAYMENT.ID.eq(held.id())).execute();
    return held.with(phone != null, name != null, account);
  }
}
