package ke.go.machakos.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ke.go.machakos.gateway.applications.DraftAnswers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code act} can be told at a desk of an application and its documents. */
final class DraftOptions {
  @Option(names = "--activity", paramLabel = "CODE", description = "with finish: such as RETAIL")
  private @Nullable String activity;

  @Option(names = "--size", paramLabel = "CODE", description = "with finish: such as SMALL")
  private @Nullable String size;

  @Option(names = "--ward", paramLabel = "WARD", description = "with finish: its code or its name")
  private @Nullable String ward;

  @Option(names = "--business", paramLabel = "NAME", description = "with finish: of the business")
  private @Nullable String business;

  @Option(names = "--name", paramLabel = "NAME", description = "with finish: of who applies")
  private @Nullable String name;

  @Option(
      names = "--document",
      paramLabel = "CODE",
      split = ",",
      description = "with finish or show_document: what was shown, such as ID_CARD,KRA_PIN")
  private List<String> documents = new ArrayList<>();

  @Option(names = "--at", paramLabel = "PLACE", description = "where documents were shown")
  private String where = "";

  @Option(names = "--unseen", description = "with approve: although documents were not shown")
  private boolean unseen;

  @Option(
      names = "--agreed",
      description = "with finish: they were read the notice, and agreed that their number is kept")
  private boolean agreed;

  List<String> documents() {
    return documents;
  }

  boolean unseen() {
    return unseen;
  }

  String where() {
    return where;
  }

  DraftAnswers answers() {
    return new DraftAnswers(
        Optional.ofNullable(activity),
        Optional.ofNullable(size),
        Optional.ofNullable(ward),
        Optional.ofNullable(business),
        Optional.ofNullable(name),
        documents,
        where,
        agreed);
  }
}
