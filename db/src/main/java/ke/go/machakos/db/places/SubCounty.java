package ke.go.machakos.db.places;

/** A sub-county with its IEBC code, three digits. */
public record SubCounty(String code, String name) {}
