package ke.go.machakos.gateway.complaints;

/** Hears of more cases of one kind in one place than there can be matters. */
@FunctionalInterface
public interface FloodAlarm {
  /** One case more than the alarm stands. */
  void raised();
}
