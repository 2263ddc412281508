package ke.go.machakos.db.payments;

import static ke.go.machakos.db.generated.Tables.PAYMENT_EVIDENCE;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.sql.Database;
import ke.go.machakos.db.sql.Tx;
import org.jspecify.annotations.Nullable;

/** Everything that was said to be paid, each saying once, kept for good. Thread-safe. */
public final class EvidenceLog {
  private static final String BODY = "payment_evidence.body";
  private static final String DIGEST = "payment_evidence.digest";
  private final Vault vault;

  public EvidenceLog(Vault vault) {
    this.vault = vault;
  }

  /** What was said, as JSON, and when it was heard first. */
  public record Entry(String source, String body, Instant receivedAt) {}

  /** Keeps evidence, and returns the keyed hash it is known by. */
  byte[] keep(Tx tx, Evidence evidence, Instant now) {
    String body = body(evidence);
    byte[] digest = vault.lookup(DIGEST, body);
    tx.jooq()
        .insertInto(PAYMENT_EVIDENCE)
        .set(PAYMENT_EVIDENCE.DIGEST, digest)
        .set(PAYMENT_EVIDENCE.SOURCE, source(evidence))
        .set(PAYMENT_EVIDENCE.RECEIPT, receipt(evidence))
        .set(PAYMENT_EVIDENCE.REQUEST_ID, request(evidence))
        .set(PAYMENT_EVIDENCE.BODY_SEALED, vault.sealText(body, BODY))
        .set(PAYMENT_EVIDENCE.RECEIVED_AT, now)
        .onDuplicateKeyIgnore()
        .execute();
    return digest;
  }

  /** All that was said of a receipt, the first first. */
  public List<Entry> ofReceipt(Database database, String receipt) {
    return database.read(
        tx ->
            tx.jooq()
                .selectFrom(PAYMENT_EVIDENCE)
                .where(PAYMENT_EVIDENCE.RECEIPT.eq(receipt))
                .orderBy(PAYMENT_EVIDENCE.ID)
                .fetch(
                    row ->
                        new Entry(
                            row.get(PAYMENT_EVIDENCE.SOURCE),
                            vault.openText(row.get(PAYMENT_EVIDENCE.BODY_SEALED), BODY),
                            row.get(PAYMENT_EVIDENCE.RECEIVED_AT))));
  }

  private static String source(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Receipt receipt -> receipt.source().code();
      case Evidence.Proof proof -> "query";
    };
  }

  private static @Nullable String receipt(Evidence evidence) {
    return evidence instanceof Evidence.Receipt receipt ? receipt.code().orElse(null) : null;
  }

  private static @Nullable String request(Evidence evidence) {
    return switch (evidence) {
      case Evidence.Receipt receipt -> receipt.requestId().orElse(null);
      case Evidence.Proof proof -> proof.requestId();
    };
  }

  /** The exact words, in an order that does not change. A query's time is no part of its word. */
  static String body(Evidence evidence) {
    var json = new JsonObject();
    json.addProperty("source", source(evidence));
    switch (evidence) {
      case Evidence.Receipt receipt -> {
        json.addProperty("receipt", receipt.receipt());
        json.addProperty("amount", receipt.amount().shillings());
        json.addProperty("cents", receipt.cents());
        json.addProperty("paidAt", receipt.paidAt().toString());
        receipt.account().ifPresent(text -> json.addProperty("account", text));
        receipt.requestId().ifPresent(id -> json.addProperty("requestId", id));
        receipt.phone().map(Msisdn::e164).ifPresent(text -> json.addProperty("phone", text));
        receipt.payerName().ifPresent(name -> json.addProperty("payer", name));
      }
      case Evidence.Proof proof -> json.addProperty("requestId", proof.requestId());
    }
    return json.toString();
  }

  /** A text of a body, for the desk. */
  static Optional<String> part(String body, String name) {
    var value = JsonParser.parseString(body).getAsJsonObject().get(name);
    return value == null ? Optional.empty() : Optional.of(value.getAsString());
  }
}
