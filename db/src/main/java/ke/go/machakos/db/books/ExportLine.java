package ke.go.machakos.db.books;

import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;

/**
 * One line of the ledger as the county's accounting takes it.
 *
 * @param entry the entry it is a line of; the lines of one sum to zero
 * @param line the line's own number
 * @param account the side of the ledger, for example {@code bank}
 * @param stream that of the bill
 * @param ward that of the bill
 */
public record ExportLine(
    long entry,
    long line,
    String account,
    Optional<String> stream,
    Optional<String> ward,
    Optional<String> bill,
    Optional<String> receipt,
    Money amount,
    Instant postedAt) {}
