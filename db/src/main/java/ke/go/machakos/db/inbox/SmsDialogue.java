package ke.go.machakos.db.inbox;

/**
 * A conversation by SMS that waits for an answer.
 *
 * @param kind which conversation it is
 * @param content what it has to remember
 */
public record SmsDialogue(String kind, String content) {}
