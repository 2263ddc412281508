package ke.go.machakos.gateway.reasons;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.gateway.promise.Workflow;
import ke.go.machakos.menus.page.Renderer;

/** The reasons that may be given by code, in the order of the county's file. */
public record Reasons(List<Line> lines) {
  /** None at all: whatever is said is said in words. */
  public static final Reasons NONE = new Reasons(List.of());

  /**
   * One reason.
   *
   * @param actions what it may be given for; none where it is given no more, and only told still
   */
  public record Line(String code, Matter matter, Set<String> actions) {
    public Line {
      actions = Set.copyOf(actions);
    }
  }

  public Reasons {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the county's file.
   *
   * @param workflows what may be done with each matter
   * @param texts what each code says
   * @throws FaultyFiles with every fault of the file, and every text that a code lacks
   */
  public static Reasons read(Path file, Map<Matter, Workflow> workflows, Renderer texts) {
    return FaultyFiles.sound(faults -> read(file, workflows, texts, faults));
  }

  /** The same for who gathers the faults of more files. */
  public static Reasons read(
      Path file, Map<Matter, Workflow> workflows, Renderer texts, List<Fault> faults) {
    return new Reasons(new ReasonFile(workflows, texts).read(file, faults));
  }

  /** Those of one matter. */
  public Reasons of(Matter matter) {
    return new Reasons(lines.stream().filter(line -> line.matter() == matter).toList());
  }

  /** The codes that may be given for an act. */
  public List<String> fitting(String action) {
    return lines.stream().filter(line -> line.actions().contains(action)).map(Line::code).toList();
  }
}
