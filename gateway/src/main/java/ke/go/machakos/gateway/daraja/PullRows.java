package ke.go.machakos.gateway.daraja;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** A transaction as Pull tells it, whether it was asked for or posted. */
final class PullRows {
  private PullRows() {}

  static Optional<MoneyEvent.PullRow> row(JsonObject row) {
    Optional<String> receipt = Payer.receipt(row, "transactionId");
    Optional<Amount> amount = Amount.read(row.getValue("amount"));
    return receipt.isEmpty() || amount.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MoneyEvent.PullRow(
                receipt.get(),
                amount.get(),
                Json.text(row, "trxDate").flatMap(Eat::read),
                Json.text(row, "billreference").map(C2bFormat::account).orElse(""),
                Payer.read(row.getValue("msisdn")),
                Json.text(row, "transactiontype").orElse("")));
  }
}
