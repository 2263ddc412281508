package ke.go.machakos.db.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.books.DayDifference.Kind;
import org.junit.jupiter.api.Test;

class DayCloseTest {
  private static final LocalDate DAY = LocalDate.parse("2026-06-30");
  private static final Instant NOON = Instant.parse("2026-06-30T09:00:00Z");

  @Test
  void what_agrees_differs_in_nothing() {
    assertThat(compare(List.of(ours("A", 5, "2010011")), List.of(theirs("A", 5, "2010-011"))))
        .isEmpty();
    assertThat(DayClose.compare(DAY, List.of(), List.of())).isEmpty();
  }

  @Test
  void every_kind_of_difference_is_named() {
    List<BookedPayment> ours =
        List.of(
            ours("AMOUNT", 5, "1"),
            ours("ACCOUNT", 5, "1"),
            new BookedPayment(
                "DAY",
                Optional.of("DAY"),
                new Money(5),
                Optional.of("1"),
                NOON.plusSeconds(86_400),
                false),
            ours("BACKTHERE", 5, "1"),
            reversed(ours("BACKHERE", 5, "1")),
            ours("TWICEHERE", 5, "1"),
            ours("TWICEHERE", 5, "1"),
            ours("TWICETHERE", 5, "1"),
            ours("NOTTHERE", 5, "1"),
            new BookedPayment(
                "#7", Optional.empty(), new Money(77), Optional.of("1"), NOON, false));
    List<ProviderPayment> theirs =
        List.of(
            theirs("AMOUNT", 6, "1"),
            theirs("ACCOUNT", 5, "2"),
            theirs("DAY", 5, "1"),
            reversed(theirs("BACKTHERE", 5, "1")),
            theirs("BACKHERE", 5, "1"),
            theirs("TWICEHERE", 5, "1"),
            theirs("TWICETHERE", 5, "1"),
            theirs("TWICETHERE", 5, "1"),
            theirs("NOTHERE", 77, "1"));
    List<DayDifference> found = compare(ours, theirs);
    assertThat(found)
        .extracting(it -> it.receipt() + " " + it.kind())
        .containsExactlyInAnyOrder(
            "AMOUNT AMOUNT_DIFFERS",
            "ACCOUNT ACCOUNT_DIFFERS",
            "DAY DAY_DIFFERS",
            "BACKTHERE REVERSED_THERE",
            "BACKHERE REVERSED_HERE",
            "TWICEHERE DOUBLED_HERE",
            "TWICETHERE DOUBLED_THERE",
            "NOTTHERE MISSING_THERE",
            "NOTHERE MISSING_HERE",
            "#7 RECEIPT_UNKNOWN");
    Set<Kind> kinds =
        found.stream()
            .map(DayDifference::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    assertThat(kinds).isEqualTo(EnumSet.allOf(Kind.class));
    assertThat(found)
        .filteredOn(it -> it.kind() == Kind.RECEIPT_UNKNOWN)
        .extracting(DayDifference::line)
        .containsExactly(
            "#7: the books have it without a receipt; books: KES 77 for 1; provider: perhaps"
                + " NOTHERE");
  }

  @Test
  void the_order_of_the_lists_changes_nothing() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    List<BookedPayment> ours = new ArrayList<>();
    List<ProviderPayment> theirs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (random.nextInt(5) > 0) {
        ours.add(ours("R" + i, 1 + random.nextInt(3), "1"));
      }
      if (random.nextInt(5) > 0) {
        theirs.add(theirs("R" + i, 1 + random.nextInt(3), "1"));
      }
    }
    List<DayDifference> first = compare(ours, theirs);
    assertThat(first).isNotEmpty();
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(ours, random);
      Collections.shuffle(theirs, random);
      assertThat(compare(ours, theirs)).isEqualTo(first);
    }
  }

  @Test
  void what_the_list_has_of_other_days_is_passed_over() {
    var before =
        new ProviderPayment(
            "B", new Money(5), Optional.empty(), Instant.parse("2026-06-29T20:59:59.999Z"), false);
    var first =
        new ProviderPayment(
            "F", new Money(5), Optional.empty(), Instant.parse("2026-06-29T21:00:00Z"), false);
    var last =
        new ProviderPayment(
            "L", new Money(5), Optional.empty(), Instant.parse("2026-06-30T20:59:59.999Z"), false);
    var after =
        new ProviderPayment(
            "N", new Money(5), Optional.empty(), Instant.parse("2026-06-30T21:00:00Z"), false);
    assertThat(compare(List.of(), List.of(before, first, last, after)))
        .extracting(DayDifference::receipt)
        .containsExactly("F", "L");
  }

  @Test
  void an_account_that_the_list_does_not_say_differs_from_nothing() {
    var silent = new ProviderPayment("A", new Money(5), Optional.empty(), NOON, false);
    assertThat(compare(List.of(ours("A", 5, "1")), List.of(silent))).isEmpty();
    var reversed = new ProviderPayment("B", new Money(5), Optional.empty(), NOON, true);
    assertThat(compare(List.of(), List.of(reversed))).isEmpty();
  }

  @Test
  void a_payment_and_its_reversal_in_the_list_are_one_that_was_reversed() {
    assertThat(
            compare(
                List.of(ours("A", 5, "1")),
                List.of(theirs("A", 5, "1"), reversed(theirs("A", 5, "1")))))
        .extracting(DayDifference::kind)
        .containsExactly(Kind.REVERSED_THERE);
  }

  @Test
  void a_phone_number_or_a_bill_typed_loosely_is_the_account_that_the_books_keep_in_their_form() {
    assertThat(
            compare(
                List.of(ours("A", 5, "***076"), ours("B", 5, "2200018"), ours("C", 5, "***076")),
                List.of(
                    theirs("A", 5, "0711000076"),
                    theirs("B", 5, "0 2200-018"),
                    theirs("C", 5, "0711000077"))))
        .extracting(DayDifference::line)
        .containsExactly("C: another account; books: ***076; provider: ***077");
  }

  @Test
  void a_payment_without_a_receipt_that_was_taken_back_differs_from_nothing() {
    var twin =
        new BookedPayment("#7", Optional.empty(), new Money(77), Optional.of("1"), NOON, true);
    assertThat(compare(List.of(twin), List.of())).isEmpty();
  }

  private static List<DayDifference> compare(
      List<BookedPayment> ours, List<ProviderPayment> theirs) {
    return DayClose.compare(DAY, ours, theirs);
  }

  private static BookedPayment ours(String receipt, long amount, String account) {
    return new BookedPayment(
        receipt, Optional.of(receipt), new Money(amount), Optional.of(account), NOON, false);
  }

  private static BookedPayment reversed(BookedPayment it) {
    return new BookedPayment(it.name(), it.receipt(), it.amount(), it.account(), it.at(), true);
  }

  private static ProviderPayment theirs(String receipt, long amount, String account) {
    return new ProviderPayment(receipt, new Money(amount), Optional.of(account), NOON, false);
  }

  private static ProviderPayment reversed(ProviderPayment it) {
    return new ProviderPayment(it.receipt(), it.amount(), it.account(), it.at(), true);
  }
}
