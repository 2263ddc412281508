package ke.go.machakos.db.applications;

import java.util.Optional;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * What an applicant says when they submit.
 *
 * @param type the code of the type of permit
 * @param activity empty where the type asks for none
 * @param size empty where the type asks for none
 * @param ward its code
 * @param phone empty where an applicant at a desk leaves none
 * @param language what they are told in: {@code en}, {@code sw} or {@code kam}
 * @param channel {@code ussd}, {@code sms} or {@code desk}
 * @param renewalOf the permit that it is to follow
 */
public record NewApplication(
    String type,
    Optional<String> activity,
    Optional<String> size,
    String ward,
    String business,
    String applicant,
    Optional<Msisdn> phone,
    String language,
    String channel,
    Optional<Reference> renewalOf,
    boolean sample) {}
