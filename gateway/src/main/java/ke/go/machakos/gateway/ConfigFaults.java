package ke.go.machakos.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ke.go.machakos.db.places.Department;
import ke.go.machakos.db.seed.CountyData;
import ke.go.machakos.db.seed.Fault;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.seed.SampleData;
import ke.go.machakos.gateway.applications.PermitSteps;
import ke.go.machakos.gateway.fees.Catalogue;
import ke.go.machakos.gateway.fees.FeeSeed;
import ke.go.machakos.gateway.money.MoneyRoles;
import ke.go.machakos.gateway.promise.Holidays;
import ke.go.machakos.gateway.promise.Ladder;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.menus.FaultyDefinitions;
import ke.go.machakos.menus.book.MenuBook;

/**
 * All that is wrong with a configuration folder beside its settings, for whoever mends it: a start
 * stops at the first file that it cannot use, and they would learn of the next by another start.
 */
final class ConfigFaults {
  private final Path config;
  private final Path county;
  private final Set<String> lines = new LinkedHashSet<>();

  private ConfigFaults(Path config) {
    this.config = config;
    this.county = config.resolve("county");
  }

  /**
   * Reads every file of a folder, what is sound of a faulty one included, and opens no store.
   *
   * @param sample whether the files of a demonstration count
   * @return a line a fault, with its file and line
   */
  static List<String> of(Path config, boolean sample) {
    ConfigFaults all = new ConfigFaults(config);
    all.read(sample);
    return List.copyOf(all.lines);
  }

  private void read(boolean sample) {
    List<Fault> faults = new ArrayList<>();
    CountyData data = CountyData.read(county, faults);
    Set<String> departments =
        data.departments().stream().map(Department::code).collect(Collectors.toSet());
    Services services =
        Services.read(county.resolve("complaint-services.csv"), departments, faults);
    Catalogue catalogue = Catalogue.read(county, data, faults);
    Startup.reasons(config, Startup.texts(config), faults);
    faults.forEach(fault -> lines.add(fault.toString()));
    look(() -> PermitSteps.read(county.resolve("application-steps.csv"), catalogue.kinds()));
    look(() -> Holidays.read(county.resolve("holidays.csv")));
    look(() -> Ladder.read(county.resolve("escalation.csv")));
    look(() -> MoneyRoles.read(config));
    look(() -> Startup.answers(config));
    look(() -> MenuBook.load(config, Wiring.vocabulary(services)));
    if (sample) {
      sample(data, catalogue);
    }
  }

  /** Last: a row of the county that is faulty makes those of the samples that name it so. */
  private void sample(CountyData data, Catalogue catalogue) {
    List<Fault> faults = new ArrayList<>();
    SampleData.read(config.resolve("sample"), data, faults);
    FeeSeed.read(config, catalogue, faults);
    faults.forEach(fault -> lines.add(fault.toString()));
  }

  private void look(Runnable read) {
    try {
      read.run();
    } catch (FaultyFiles e) {
      e.faults().forEach(fault -> lines.add(fault.toString()));
    } catch (FaultyDefinitions e) {
      e.faults().forEach(fault -> lines.add(fault.toString()));
    }
  }
}
