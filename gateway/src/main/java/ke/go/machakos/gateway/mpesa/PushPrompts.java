package ke.go.machakos.gateway.mpesa;

import java.time.Duration;
import java.time.Instant;
import ke.go.machakos.db.payments.Pushes;
import ke.go.machakos.db.sql.Tx;
import ke.go.machakos.db.turns.TurnKey;
import ke.go.machakos.gateway.payments.Prompts;

/**
 * Has M-Pesa ask a phone once its call is over: while a session lasts the phone cannot be asked
 * (Daraja, 500.001.1001). Thread-safe.
 */
final class PushPrompts implements Prompts {
  private final Pushes pushes;
  private final PayerTexts texts;
  private final Duration after;

  /**
   * Prompts that come some time after they are asked for.
   *
   * @param after from the answer that ends the call to M-Pesa's question
   */
  PushPrompts(Pushes pushes, PayerTexts texts, Duration after) {
    this.pushes = pushes;
    this.texts = texts;
    this.after = after;
  }

  @Override
  public boolean available() {
    return true;
  }

  /** Asked for in the transaction of the turn, which runs once: its moment names it. */
  @Override
  public boolean ask(Tx tx, Wanted wanted, Instant now) {
    TurnKey key =
        TurnKey.of(
            "push",
            wanted.phone().e164(),
            wanted.bill().number().digits(),
            Long.toString(wanted.amount().shillings()),
            now.toString());
    Pushes.Wanted push =
        pushes.want(
            tx, wanted.bill().number(), wanted.phone(), wanted.amount(), now.plus(after), key, now);
    if (push.fresh()) {
      texts.fallback(tx, push.push(), wanted, now);
    }
    return push.fresh();
  }
}
