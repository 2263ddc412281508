package ke.go.machakos.db.places;

/** A county department. */
public record Department(String code, String name) {}
