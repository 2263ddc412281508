package ke.go.machakos.db.projects;

import java.time.LocalDate;
import java.util.Optional;
import ke.go.machakos.db.bills.Money;
import ke.go.machakos.db.places.Location;
import ke.go.machakos.db.reference.Reference;

/**
 * A county project.
 *
 * @param progressPercent 0 to 100
 * @param updatedOn when the county last said how it stands
 * @param source where the county has it from
 * @param sample whether it is sample data, which every screen must say
 */
public record Project(
    Reference reference,
    String nameEn,
    Optional<String> nameSw,
    String departmentCode,
    String wardCode,
    ProjectStatus status,
    Money budget,
    Money spent,
    Optional<String> contractor,
    int progressPercent,
    Optional<LocalDate> startedOn,
    Optional<LocalDate> dueOn,
    LocalDate updatedOn,
    String source,
    Optional<Location> location,
    boolean sample) {

  /** The name in a language: English for {@code en}, or where there is no Kiswahili one. */
  public String name(String language) {
    return language.equals("en") ? nameEn : nameSw.orElse(nameEn);
  }
}
