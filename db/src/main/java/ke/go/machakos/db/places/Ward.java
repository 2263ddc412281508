package ke.go.machakos.db.places;

import java.util.Optional;

/** A ward with its IEBC code, four digits, and the middle of its area where known. */
public record Ward(String code, String name, String subCountyCode, Optional<Location> centre) {}
