package ke.go.machakos.db.permits;

/**
 * What stands on the wall of whoever has a permit, besides what {@link Permit} holds.
 *
 * @param business the name of the business or the work
 * @param ward the name of its ward
 */
public record PermitFace(String business, String ward) {}
