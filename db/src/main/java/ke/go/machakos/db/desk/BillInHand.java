package ke.go.machakos.db.desk;

import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/**
 * A bill while a transaction has it locked: what the ledger says of it holds until the end.
 *
 * @param balance what is still owed; negative where more was paid
 * @param payer where the payer is reached
 * @param sample whether it is sample data, which every message must say
 */
public record BillInHand(
    Reference number,
    String stream,
    String wardCode,
    Money amount,
    Money balance,
    boolean cancelled,
    Optional<Msisdn> payer,
    boolean sample) {}
