package ke.go.machakos.db.bills;

import ke.go.machakos.db.reference.Reference;

/**
 * A bill that no other transaction changes until this one ends.
 *
 * @param amount what it comes to now
 * @param owed what is open of it; negative where its own account holds more than it comes to
 */
public record LockedBill(
    Reference number, Money amount, Money owed, boolean cancelled, boolean sample) {}
