package ke.go.machakos.gateway.sms;

/** Understands what is no command. */
@FunctionalInterface
public interface FreeText {
  /** What is said where a person reads it. */
  String HUMAN = "sms.human";

  /** Hands every text to a person, and promises no time. */
  FreeText TO_A_PERSON = ask -> SmsReply.of(ask, FreeText.HUMAN).forHuman();

  /** Whether a text says that a life may be in danger. */
  default boolean danger(String text) {
    return false;
  }

  /** Answers a text in somebody's own words. */
  SmsReply answer(SmsAsk ask);
}
