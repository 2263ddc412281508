package ke.go.machakos.db.citizens;

/**
 * What a citizen said to a notice.
 *
 * @param purpose what the data is used for, for example {@code service}
 * @param noticeVersion the version of the notice that was shown
 * @param given whether they agreed
 * @param channel where they said it, for example {@code ussd}
 */
public record Consent(String purpose, String noticeVersion, boolean given, String channel) {}
