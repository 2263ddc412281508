package ke.go.machakos.gateway.daraja.standin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.daraja.Amount;

/**
 * The M-Pesa of every simulated phone, in memory: what it is asked, what it holds, what it was
 * told. {@value #MOST_NUMBERS} numbers; what was not looked at for longest goes first. Thread-safe.
 */
public final class StandInPhones {
  /** What every phone's PIN is; any other is wrong. */
  public static final String PIN = "1234";

  /** What a number holds of which nothing was heard. */
  public static final Money FIRST_BALANCE = new Money(50_000);

  static final int MOST_NUMBERS = 20_000;
  private static final int MOST_MESSAGES = 50;

  private final Map<Msisdn, Wallet> wallets = new LinkedHashMap<>(16, 0.75f, true);
  private long versions;

  private static final class Wallet {
    private Optional<Push> push = Optional.empty();
    private long cents = Amount.of(FIRST_BALANCE).cents();
    private final Deque<String> messages = new ArrayDeque<>();
    private long version;
  }

  /**
   * What a phone asks its owner.
   *
   * @param id of the push
   */
  public record Prompt(String id, Amount amount, String account) {}

  /**
   * A phone as it stands.
   *
   * @param version grows with each change; 0 is a number that nothing was heard of
   * @param messages from M-Pesa, the newest last
   */
  public record Screen(
      long version, Optional<Prompt> prompt, Amount balance, List<String> messages) {}

  /** What is known of a number. */
  public synchronized Screen screen(Msisdn phone) {
    Wallet wallet = wallets.getOrDefault(phone, new Wallet());
    return new Screen(
        wallet.version,
        wallet.push.map(it -> new Prompt(it.checkoutId(), it.amount(), it.account())),
        new Amount(wallet.cents),
        List.copyOf(wallet.messages));
  }

  /** What a phone asks now. */
  public Optional<Prompt> prompt(Msisdn phone) {
    return screen(phone).prompt();
  }

  /** Gives a phone what it shall hold. */
  public synchronized void balance(Msisdn phone, Money money) {
    changed(phone).cents = Amount.of(money).cents();
  }

  /** Asks a phone; false where it is being asked already. */
  synchronized boolean ask(Push push) {
    Wallet wallet = changed(push.phone());
    boolean free = wallet.push.isEmpty();
    if (free) {
      wallet.push = Optional.of(push);
    }
    return free;
  }

  /** Whether a phone is being asked. */
  synchronized boolean busy(Msisdn phone) {
    return prompt(phone).isPresent();
  }

  /** Ends what a phone asks: empty where it asks nothing, or another thing. */
  synchronized Optional<Push> end(Msisdn phone, String id) {
    Wallet wallet = changed(phone);
    Optional<Push> asked = wallet.push.filter(it -> it.checkoutId().equals(id));
    if (asked.isPresent()) {
      wallet.push = Optional.empty();
    }
    return asked;
  }

  /** Takes money from a phone; false where it has not so much. */
  synchronized boolean take(Msisdn phone, Amount amount) {
    Wallet wallet = changed(phone);
    boolean enough = wallet.cents >= amount.cents();
    wallet.cents -= enough ? amount.cents() : 0;
    return enough;
  }

  synchronized void give(Msisdn phone, Amount amount) {
    changed(phone).cents += amount.cents();
  }

  synchronized void tell(Msisdn phone, String message) {
    Deque<String> messages = changed(phone).messages;
    messages.add(message);
    if (messages.size() > MOST_MESSAGES) {
      messages.remove();
    }
  }

  private Wallet changed(Msisdn phone) {
    Wallet wallet = wallets.computeIfAbsent(phone, _ -> new Wallet());
    if (wallets.size() > MOST_NUMBERS) {
      wallets.keySet().stream().findFirst().ifPresent(wallets::remove);
    }
    wallet.version = ++versions;
    return wallet;
  }
}
