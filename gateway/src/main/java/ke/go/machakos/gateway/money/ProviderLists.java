package ke.go.machakos.gateway.money;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.books.DayBooks;

/** Where the provider's own list of a day comes from where nobody hands over a statement. */
@FunctionalInterface
public interface ProviderLists {
  /** Nothing is asked. */
  ProviderLists NONE = day -> Optional.empty();

  /** The list of a day; empty where the provider cannot be asked, or no longer has it. */
  Optional<DayBooks.ProviderList> of(LocalDate day);
}
