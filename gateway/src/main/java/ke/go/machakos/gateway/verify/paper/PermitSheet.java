package ke.go.machakos.gateway.verify.paper;

import java.util.Optional;
import ke.go.machakos.db.permits.Permit;
import ke.go.machakos.db.permits.PermitFace;

/**
 * All that stands on a printed permit.
 *
 * @param law what the permit is issued under, where the county has said so
 * @param code the signed text of the permit
 * @param page the address where anybody can check it
 */
public record PermitSheet(
    Permit permit, PermitFace face, Optional<String> law, String code, String page) {}
