package ke.go.machakos.db.places;

import java.util.Optional;

/** A county hospital with a customer-care desk; its level is 4 or 5. */
public record Hospital(
    String code, String name, int level, String subCountyCode, Optional<Location> location) {}
