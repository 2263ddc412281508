package ke.go.machakos.db.books;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ke.go.machakos.db.bills.CountyDay;
import ke.go.machakos.db.books.DayDifference.Kind;
import ke.go.machakos.db.payments.AccountText;

/**
 * Compares a day of the books with the provider's own list: every difference is named, those of one
 * payment each by itself, in the order of their receipts. No store, no clock.
 */
public final class DayClose {
  private final LocalDate day;
  private final List<DayDifference> found = new ArrayList<>();

  private DayClose(LocalDate day) {
    this.day = day;
  }

  /**
   * The differences of a day.
   *
   * @param ours the payments of the day that the provider should list, and those of any day that
   *     are in its list
   * @param theirs the provider's list; what it has of other days is passed over
   */
  public static List<DayDifference> compare(
      LocalDate day, List<BookedPayment> ours, List<ProviderPayment> theirs) {
    var close = new DayClose(day);
    Map<String, ProviderPayment> listed = close.listed(theirs);
    Map<String, BookedPayment> booked = close.booked(ours);
    listed.forEach((receipt, it) -> close.pair(Optional.ofNullable(booked.get(receipt)), it));
    booked.forEach(
        (receipt, it) -> {
          if (!listed.containsKey(receipt) && close.isOfDay(it)) {
            close.alone(it);
          }
        });
    ours.stream()
        .filter(it -> it.receipt().isEmpty() && !it.reversed() && close.isOfDay(it))
        .forEach(close::unnamed);
    close.found.sort(
        Comparator.comparing(DayDifference::receipt).thenComparing(DayDifference::kind));
    return List.copyOf(close.found);
  }

  private Map<String, ProviderPayment> listed(List<ProviderPayment> theirs) {
    Map<String, ProviderPayment> listed = new TreeMap<>();
    Map<String, Integer> times = new TreeMap<>();
    for (ProviderPayment it : theirs) {
      if (CountyDay.of(it.at()).equals(day)) {
        // a line that says reversed is of the same payment, and holds against the one before
        listed.merge(it.receipt(), it, (one, two) -> one.reversed() ? one : two);
        if (!it.reversed()) {
          times.merge(it.receipt(), 1, Integer::sum);
        }
      }
    }
    times.forEach(
        (receipt, count) -> {
          if (count > 1) {
            found.add(new DayDifference(Kind.DOUBLED_THERE, receipt, "", count + " times"));
          }
        });
    return listed;
  }

  private Map<String, BookedPayment> booked(List<BookedPayment> ours) {
    Map<String, BookedPayment> booked = new LinkedHashMap<>();
    for (BookedPayment it : ours) {
      it.receipt()
          .filter(receipt -> booked.putIfAbsent(receipt, it) != null)
          .ifPresent(twice -> found.add(new DayDifference(Kind.DOUBLED_HERE, twice, told(it), "")));
    }
    return booked;
  }

  private boolean isOfDay(BookedPayment it) {
    return CountyDay.of(it.at()).equals(day);
  }

  private void pair(Optional<BookedPayment> here, ProviderPayment there) {
    if (here.isEmpty()) {
      // one that came and went again before the books heard of it owes nobody anything
      if (!there.reversed()) {
        add(Kind.MISSING_HERE, there, "", told(there));
      }
      return;
    }
    BookedPayment ours = here.get();
    if (!ours.amount().equals(there.amount())) {
      add(Kind.AMOUNT_DIFFERS, there, ours.amount().toString(), there.amount().toString());
    }
    Optional<String> typed = there.account().filter(it -> !it.isBlank());
    if (typed.isPresent() && !sameAccount(typed.get(), ours.account().orElse(""))) {
      add(
          Kind.ACCOUNT_DIFFERS,
          there,
          ours.account().orElse("none"),
          AccountText.stored(typed.get()));
    }
    if (!isOfDay(ours)) {
      add(Kind.DAY_DIFFERS, there, CountyDay.of(ours.at()).toString(), day.toString());
    }
    if (ours.reversed() != there.reversed()) {
      Kind kind = there.reversed() ? Kind.REVERSED_THERE : Kind.REVERSED_HERE;
      add(kind, there, told(ours), told(there));
    }
  }

  private void add(Kind kind, ProviderPayment there, String ours, String theirs) {
    found.add(new DayDifference(kind, there.receipt(), ours, theirs));
  }

  private void alone(BookedPayment it) {
    found.add(new DayDifference(Kind.MISSING_THERE, it.name(), told(it), ""));
  }

  /** Names the one payment of the list that it may be, where just one is of that amount. */
  private void unnamed(BookedPayment it) {
    List<DayDifference> alike =
        found.stream()
            .filter(other -> other.kind() == Kind.MISSING_HERE)
            .filter(other -> other.theirs().startsWith(it.amount() + " "))
            .toList();
    String perhaps = alike.size() == 1 ? "perhaps " + alike.getFirst().receipt() : "";
    found.add(new DayDifference(Kind.RECEIPT_UNKNOWN, it.name(), told(it), perhaps));
  }

  private static String told(BookedPayment it) {
    return it.amount() + " for " + it.account().orElse("no account");
  }

  private static String told(ProviderPayment it) {
    return it.amount() + " for " + it.account().map(AccountText::stored).orElse("no account");
  }

  /** The books keep what was typed in their own form, in which a phone number is hidden. */
  private static boolean sameAccount(String typed, String ours) {
    return plain(typed).equals(plain(ours)) || plain(AccountText.stored(typed)).equals(plain(ours));
  }

  private static String plain(String account) {
    return account.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
