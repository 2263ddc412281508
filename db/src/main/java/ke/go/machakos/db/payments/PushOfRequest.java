package ke.go.machakos.db.payments;

import java.time.Instant;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.phone.Msisdn;
import ke.go.machakos.db.reference.Reference;

/** The push that a request's name stands for, as it was when it was sent. */
public record PushOfRequest(long id, Reference bill, Msisdn phone, Money amount, Instant sentAt) {}
