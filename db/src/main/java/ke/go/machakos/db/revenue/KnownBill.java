package ke.go.machakos.db.revenue;

import ke.go.machakos.db.reference.Reference;

/**
 * A bill of the revenue system as we have it.
 *
 * @param number what it is paid by here
 * @param touched whether something was paid or let go of it here
 */
public record KnownBill(Reference number, RevenueBill bill, boolean touched) {}
