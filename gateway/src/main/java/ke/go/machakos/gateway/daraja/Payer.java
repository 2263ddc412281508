package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import org.jspecify.annotations.Nullable;

/**
 * Who paid, as far as M-Pesa says. It is never what a payment is matched by: the first version of
 * its callbacks hashes numbers and the second masks them (reference section 4).
 */
public sealed interface Payer {

  /** Whether this may be who has a phone; a number that is masked may be others' too. */
  boolean mayBe(Msisdn phone);

  /** A number in full. */
  record Known(Msisdn phone) implements Payer {
    @Override
    public boolean mayBe(Msisdn other) {
      return phone.equals(other);
    }
  }

  /** The SHA-256 of a number, 64 hex digits in small letters. */
  record Hashed(String sha256) implements Payer {
    @Override
    public boolean mayBe(Msisdn phone) {
      return PayerNumbers.sha256(phone).equals(sha256);
    }

    @Override
    public String toString() {
      return "hashed";
    }
  }

  /** A number of which the middle is hidden, as it came. */
  record Masked(String shown) implements Payer {
    @Override
    public boolean mayBe(Msisdn phone) {
      return PayerNumbers.shows(shown, phone);
    }

    @Override
    public String toString() {
      return "masked";
    }
  }

  /** Nothing that can be read. */
  record Unsaid() implements Payer {
    @Override
    public boolean mayBe(Msisdn phone) {
      return false;
    }
  }

  /** Reads what stands for a number. */
  static Payer read(@Nullable Object said) {
    String text = Json.text(said).orElse("");
    String small = text.toLowerCase(Locale.ROOT);
    if (small.matches("[0-9a-f]{64}")) {
      return new Hashed(small);
    }
    if (text.matches("[0-9 ]*[*xX]{2,}[0-9 *xX]*") && text.length() <= 30) {
      return new Masked(text);
    }
    Optional<Msisdn> phone = Msisdn.parse(text);
    return phone.<Payer>map(Known::new).orElseGet(Unsaid::new);
  }

  /** A receipt in capital letters: what M-Pesa knows a transaction by. */
  static Optional<String> receipt(JsonObject of, String name) {
    return Json.text(of, name, "[A-Za-z0-9]{6,20}").map(it -> it.toUpperCase(Locale.ROOT));
  }
}
