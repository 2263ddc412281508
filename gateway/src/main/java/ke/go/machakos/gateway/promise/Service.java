package ke.go.machakos.gateway.promise;

import java.time.Duration;
import java.util.Optional;

/**
 * Something that the county, or a body to which it refers, does for residents.
 *
 * @param code how it is written in files and tables: {@code WATER_SUPPLY}
 * @param department the code of the department that answers for it
 * @param covers what residents say that belongs to it
 * @param promised the time in which the county promises to resolve it; none where there is nothing
 *     for it to resolve
 * @param hours those that the time is measured in
 */
public record Service(
    String code,
    String department,
    String nameEn,
    String covers,
    Optional<Duration> promised,
    Hours hours,
    Urgency urgency) {}
