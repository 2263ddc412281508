package ke.go.machakos.db.cases;

import ke.go.machakos.db.phone.Msisdn;

/**
 * Somebody who is told of each step of a case.
 *
 * @param language as it was when they joined
 * @param reporter whether it is their own report
 */
public record Follower(long id, Msisdn phone, String language, boolean reporter) {}
