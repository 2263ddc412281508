package ke.go.machakos.gateway.africastalking.standin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.gateway.africastalking.standin.SendJson.Recipient;
import ke.go.machakos.gateway.loopback.Faults;
import ke.go.machakos.menus.gsm.GsmText;
import org.jspecify.annotations.Nullable;

/** Decides what a request to send is answered and what goes to which phone. Thread-safe. */
final class SendDesk {
  static final String KEY_IS_WRONG = "The supplied authentication is invalid";

  private static final String TEXT = "text/plain; charset=UTF-8";
  private static final String JSON = "application/json";

  private final Account account;
  private final Faults<SendFault> faults;
  private final Predicate<Msisdn> optedOut;
  private final Ids ids;
  private final InstantSource clock;

  SendDesk(
      Account account,
      Faults<SendFault> faults,
      Predicate<Msisdn> optedOut,
      Ids ids,
      InstantSource clock) {
    this.account = account;
    this.faults = faults;
    this.optedOut = optedOut;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whom the stand-in lets in. */
  record Account(String username, String key) {}

  /** How a request ends. */
  enum End {
    ANSWER,
    SILENCE,
    CUT
  }

  /**
   * What is to be done about a request.
   *
   * @param letters what it made: for phones, or lost
   */
  record Outcome(End end, int status, String type, String body, List<Letter> letters) {
    static Outcome plain(int status, String body, List<Letter> letters) {
      return new Outcome(End.ANSWER, status, TEXT, body, letters);
    }

    static Outcome json(int status, String body, List<Letter> letters) {
      return new Outcome(End.ANSWER, status, JSON, body, letters);
    }

    static Outcome none(End end, List<Letter> letters) {
      return new Outcome(end, 0, "", "", letters);
    }
  }

  Outcome take(@Nullable String key, @Nullable String accept, byte[] body) {
    if (!account.key().equals(key)) {
      return Outcome.plain(401, KEY_IS_WRONG, List.of());
    }
    if (accept == null || !accept.contains(JSON)) {
      return Outcome.plain(406, "this stand-in answers in JSON alone: Accept it", List.of());
    }
    return switch (SendForm.read(body)) {
      case SendForm.Wrong wrong -> Outcome.plain(400, wrong.reason(), List.of());
      case SendForm.Read read when !read.form().username().equals(account.username()) ->
          Outcome.plain(401, KEY_IS_WRONG, List.of());
      case SendForm.Read read -> send(read.form(), faults.next(_ -> true));
    };
  }

  private Outcome send(SendForm form, Optional<SendFault> fault) {
    List<Recipient> recipients = new ArrayList<>();
    List<Letter> letters = new ArrayList<>();
    for (String written : form.to()) {
      Optional<Msisdn> phone = Msisdn.parse(written);
      Optional<SendFault> met =
          fault.or(() -> phone.filter(optedOut).map(_ -> SendFault.USER_IN_BLACKLIST));
      Recipient recipient = recipient(form, met, phone, written);
      recipients.add(recipient);
      phone.ifPresent(number -> letters.add(letter(form, met, number, recipient)));
    }
    int parts = GsmText.measure(form.message()).segments();
    String usual = SendJson.sent(recipients, parts);
    return fault
        .map(it -> astray(it, usual, letters))
        .orElseGet(() -> Outcome.json(201, usual, letters));
  }

  private Recipient recipient(
      SendForm form, Optional<SendFault> fault, Optional<Msisdn> phone, String written) {
    if (phone.isEmpty()) {
      return Recipient.refused(SendFault.INVALID_PHONE_NUMBER, written);
    }
    String number = phone.get().e164();
    int usual = form.enqueue() ? 102 : 101;
    return fault
        .filter(it -> it.kind() == SendFault.Kind.STATUS)
        .map(
            it ->
                it.sent()
                    ? new Recipient(it.code(), number, "Success", ids.sent())
                    : Recipient.refused(it, number))
        .orElseGet(() -> new Recipient(usual, number, "Success", ids.sent()));
  }

  private Letter letter(
      SendForm form, Optional<SendFault> fault, Msisdn phone, Recipient recipient) {
    boolean sent = fault.isEmpty() || fault.get().sent();
    return new Letter(
        recipient.taken() ? recipient.messageId() : ids.sent(),
        sent ? Letter.Place.PHONE : Letter.Place.LOST,
        phone,
        form.from(),
        form.message(),
        clock.instant(),
        fault.map(SendFault::wire).stream().toList());
  }

  private static Outcome astray(SendFault fault, String usual, List<Letter> letters) {
    return switch (fault.kind()) {
      case STATUS -> Outcome.json(201, usual, letters);
      case EMPTY -> Outcome.json(201, SendJson.empty("InvalidSenderId"), letters);
      case MALFORMED -> Outcome.json(201, usual.substring(0, usual.length() / 2), letters);
      case HTTP -> Outcome.plain(fault.code(), said(fault), letters);
      case SILENCE -> Outcome.none(End.SILENCE, letters);
      case CUT -> Outcome.none(End.CUT, letters);
    };
  }

  private static String said(SendFault fault) {
    return switch (fault) {
      case HTTP_401 -> KEY_IS_WRONG;
      case HTTP_429 -> "Too Many Requests";
      default -> "There was an internal server error.";
    };
  }
}
