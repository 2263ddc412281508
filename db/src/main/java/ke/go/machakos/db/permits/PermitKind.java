package ke.go.machakos.db.permits;

/** A kind of permit, the department that grants it, and what the catalogue says of it. */
public record PermitKind(PermitType type, String departmentCode, PermitTerms terms) {}
