package ke.go.machakos.gateway.sms;

/** Understands what is no command. */
@FunctionalInterface
public interface FreeText {
  /** Hands every text to a person, and promises no time. */
  FreeText TO_A_PERSON = ask -> SmsReply.of(ask, "sms.human").forHuman();

  /** Whether a text says that a life may be in danger. */
  default boolean danger(String text) {
    return false;
  }

  /** Answers a text in somebody's own words. */
  SmsReply answer(SmsAsk ask);
}
