package ke.go.machakos.db.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ke.go.machakos.db.permits.PermitKind;
import ke.go.machakos.db.permits.PermitTerms;
import ke.go.machakos.db.permits.PermitType;

/** Reads the file of the kinds of permits; one without the columns of their terms is read too. */
final class PermitTypesFile {
  private static final List<String> NAMES = List.of("code", "name_en", "name_sw", "department");
  private static final List<String> TERMS =
      List.of(
          "documents",
          "validity",
          "penalty",
          "inspection",
          "deemed_granted_days",
          "instalments",
          "stream",
          "legal_reference",
          "sample");
  private static final String VALIDITY = "calendar_year|(months|years):[1-9][0-9]?";
  private static final String CODES = "([A-Z_]+( [A-Z_]+)*)?";
  private static final int LONGEST_LIST = 200;
  private static final int LONGEST_REFERENCE = 120;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_PARTS = 12;

  private final Path file;
  private final Set<String> departments;
  private final Set<String> streams;

  PermitTypesFile(Path file, Set<String> departments, Set<String> streams) {
    this.file = file;
    this.departments = departments;
    this.streams = streams;
  }

  List<PermitKind> read(List<Fault> faults) {
    boolean bare = isBare();
    List<String> columns = bare ? NAMES : Stream.concat(NAMES.stream(), TERMS.stream()).toList();
    return CsvRows.read(
        file,
        faults,
        columns,
        row ->
            new PermitKind(
                new PermitType(row.text("code"), row.text("name_en"), row.text("name_sw")),
                row.oneOf("department", departments),
                bare ? PermitTerms.PLAIN : terms(row)));
  }

  private boolean isBare() {
    if (!Files.isRegularFile(file)) {
      return false; // the reader of the rows says so
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().filter(String.join(",", NAMES)::equals).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PermitTerms terms(CsvRow row) {
    String documents = Optional.ofNullable(row.optional("documents")).orElse("");
    if (!documents.matches(CODES) || documents.length() > LONGEST_LIST) {
      row.fault("documents are not codes such as ID_CARD LEASE, with one space between them");
    }
    String validity = row.text("validity");
    if (!validity.isEmpty() && !validity.matches(VALIDITY)) {
      row.fault("validity " + validity + " is not calendar_year, months:6 or years:3");
    }
    Optional<String> law = Optional.ofNullable(row.optional("legal_reference"));
    if (law.filter(it -> it.length() > LONGEST_REFERENCE).isPresent()) {
      row.fault("legal_reference is longer than " + LONGEST_REFERENCE + " letters");
    }
    return new PermitTerms(
        documents.isEmpty() ? List.of() : List.of(documents.split(" ")),
        validity,
        Optional.ofNullable(row.optional("penalty")),
        row.yes("inspection"),
        row.optional("deemed_granted_days") == null
            ? Optional.empty()
            : Optional.of((int) row.whole("deemed_granted_days", 1, MOST_DAYS)),
        (int) row.whole("instalments", 1, MOST_PARTS),
        Optional.ofNullable(row.optionalOneOf("stream", streams)),
        law,
        row.yes("sample"));
  }
}
