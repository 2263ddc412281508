package ke.go.machakos.db.inbox;

import ke.go.machakos.db.phone.Msisdn;

/**
 * A report whose sender was asked something first.
 *
 * @param content what is known of it so far
 */
public record ReportDraft(Msisdn from, String content) {}
