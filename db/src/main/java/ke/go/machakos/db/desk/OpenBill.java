package ke.go.machakos.db.desk;

import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.reference.Reference;

/**
 * A bill that some money may be for.
 *
 * @param permit the permit it is for
 * @param balance what is still owed; nothing or less where it is settled
 * @param ofPayer whether it is linked to the payer's own phone
 * @param nearby whether it is in a ward that the payment points to
 */
public record OpenBill(
    Reference number,
    String stream,
    String wardCode,
    Optional<Reference> permit,
    Money balance,
    boolean ofPayer,
    boolean nearby) {}
