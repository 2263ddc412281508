package ke.go.machakos.gateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.bills.Payment;
import ke.go.machakos.db.bills.PaymentState;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;
import ke.go.machakos.db.permits.PermitStatus;
import ke.go.machakos.db.permits.PermitType;
import ke.go.machakos.db.reasons.Reason;
import ke.go.machakos.db.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of permits and receipts at the borders of days in Nairobi. */
class VerdictsTest {
  private static final PermitFace FACE = new PermitFace("Mfano Fresh Grocers", "Kithimani");
  private static final Reference NUMBER = new Reference(Reference.Kind.PERMIT, "1010013");

  @ParameterizedTest
  @CsvSource({
    "ISSUED, 2025-12-31T20:59:59Z, NotYet",
    "ISSUED, 2025-12-31T21:00:00Z, Valid",
    "ISSUED, 2026-06-30T12:00:00Z, Valid",
    "ISSUED, 2026-12-31T20:59:59.999Z, Valid",
    "ISSUED, 2026-12-31T21:00:00Z, Expired",
    "EXPIRED, 2026-06-30T12:00:00Z, Expired",
    "REVOKED, 2026-06-30T12:00:00Z, Revoked",
    "REVOKED, 2027-06-30T12:00:00Z, Revoked",
    "SUBMITTED, 2026-06-30T12:00:00Z, Pending",
    "INSPECTED, 2026-06-30T12:00:00Z, Pending",
    "APPROVED, 2026-06-30T12:00:00Z, Pending",
    "SENT_BACK, 2026-06-30T12:00:00Z, Pending",
    "REJECTED, 2026-06-30T12:00:00Z, Pending",
    "BILLED, 2026-06-30T12:00:00Z, Pending",
    "PAID, 2026-06-30T12:00:00Z, Pending",
  })
  void a_permit_holds_from_midnight_of_its_first_day_to_midnight_after_its_last(
      PermitStatus status, Instant now, String verdict) {
    Verdict said = Verdicts.of(permit(status, true), FACE, Verdicts.day(now));
    assertThat(said.getClass().getSimpleName()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @EnumSource(PermitStatus.class)
  void a_phone_number_or_a_whole_name_is_in_no_verdict(PermitStatus status) {
    Verdict said = Verdicts.of(permit(status, true), FACE, LocalDate.of(2026, 6, 30));
    assertThat(said.toString()).doesNotContain("+254", "Wanza").contains("sample=true");
    if (!(said instanceof Verdict.Pending)) {
      assertThat(said.toString()).contains("Mary W.", "Mfano Fresh Grocers", "Kithimani");
    }
  }

  @Test
  void an_issued_permit_without_a_last_day_goes_on() {
    Verdict said = Verdicts.of(permit(PermitStatus.ISSUED, false), FACE, LocalDate.of(2099, 1, 1));
    assertThat(((Verdict.Valid) said).since()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(VerifyWords.standing((Verdict.Valid) said))
        .isEqualTo(new VerifyWords.Standing("open", LocalDate.of(2026, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "POSTED, 2026-01-26T20:59:59Z, Received, 2026-01-26",
    "POSTED, 2026-01-26T21:00:00Z, Received, 2026-01-27",
    "UNMATCHED, 2026-01-27T08:00:00Z, Received, 2026-01-27",
    "RECEIPT_UNKNOWN, 2026-01-27T08:00:00Z, Received, 2026-01-27",
    "REVERSED, 2026-01-27T08:00:00Z, Reversed, 2026-01-27",
  })
  void a_receipt_is_of_its_day_in_nairobi(
      PaymentState state, Instant paidAt, String verdict, LocalDate on) {
    Payment payment =
        new Payment(
            1,
            Optional.of("SMP001MKAD"),
            "c2b",
            new Money(7500),
            paidAt,
            state,
            Optional.of("+254700000001"),
            Optional.of(new Reference(Reference.Kind.BILL, "2010011")),
            true);
    Verdict said = Verdicts.of(payment, "SMP001MKAD");
    assertThat(said.getClass().getSimpleName()).isEqualTo(verdict);
    assertThat(((Verdict.OfReceipt) said).on()).isEqualTo(on);
    assertThat(said.toString()).doesNotContain("+254");
  }

  @ParameterizedTest
  @CsvSource({
    "1010013, OfPermit",
    "' 101 00-13 ', OfPermit",
    "1010014, Neither",
    "2010011, Neither",
    "smp001mkad, OfReceipt",
    "SMP 001 MKAD., OfReceipt",
    "SMP001MKA, Neither",
    "ABCDEFGHIJ, Neither",
    "0123456789, Neither",
    "'', Neither",
    "kibali, Neither",
  })
  void what_is_asked_is_read_from_what_was_typed(String typed, String kind) {
    assertThat(Asked.read(typed).getClass().getSimpleName()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE permit; --",
        "\u0000\u001b[2J",
        "${jndi:ldap://127.0.0.1/x}",
        "<script>alert(1)</script>",
        "\ud83d\ude00\ud83d",
        "１０１００１３"
      })
  void hostile_words_are_nothing_to_check(String typed) {
    assertThat(Asked.read(typed)).isEqualTo(new Asked.Neither());
    assertThat(Asked.read(typed.repeat(5000))).isEqualTo(new Asked.Neither());
  }

  private static Permit permit(PermitStatus status, boolean ends) {
    return new Permit(
        NUMBER,
        new PermitType("BUSINESS", "Single business permit", "Kibali cha biashara"),
        "Mary Wanza Mfano",
        Optional.of(Instant.EPOCH),
        "0378",
        status,
        Reason.of(Optional.empty(), Optional.of("call +254700000001")),
        LocalDate.of(2026, 1, 29),
        LocalDate.of(2026, 1, 12),
        Optional.of(LocalDate.of(2026, 1, 1)),
        ends ? Optional.of(LocalDate.of(2026, 12, 31)) : Optional.empty(),
        true);
  }
}
