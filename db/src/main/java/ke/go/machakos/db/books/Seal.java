package ke.go.machakos.db.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a closed day: SHA-256 over that of the day before, and over every entry, total and
 * difference, each part after its length in bytes and a colon.
 */
final class Seal {
  private final MessageDigest digest;

  private Seal() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] of(
      byte[] before,
      LocalDate day,
      List<BookEntry> entries,
      Collection<DayTotal> totals,
      List<DayDifference> differences) {
    var seal = new Seal();
    seal.digest.update(before);
    seal.add(day, entries.size(), totals.size(), differences.size());
    for (BookEntry entry : entries) {
      seal.add(entry.id(), entry.cause(), entry.postedAt());
      entry.lines().forEach(it -> seal.add(it.account(), it.bill(), it.payment(), it.amount()));
    }
    totals.forEach(
        it ->
            seal.add(
                it.stream(),
                it.ward(),
                it.received(),
                it.receivedSum().shillings(),
                it.takenBack(),
                it.takenBackSum().shillings(),
                it.waived().shillings()));
    differences.forEach(it -> seal.add(it.kind(), it.receipt(), it.ours(), it.theirs()));
    return seal.digest.digest();
  }

  private void add(@Nullable Object... parts) {
    for (@Nullable Object part : parts) {
      byte[] bytes = String.valueOf(part).getBytes(UTF_8);
      digest.update((bytes.length + ":").getBytes(UTF_8));
      digest.update(bytes);
    }
  }
}
