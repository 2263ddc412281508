package ke.go.machakos.menus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The engine is pure: what it does not know is as much its design as what it does. */
class ArchitectureTest {
  /** Raised as the module grows, so that no rule can pass because nothing was looked at. */
  private static final int FLOOR = 60;

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ke.go.machakos.menus");

  @Test
  void enough_classes_are_looked_at() {
    assertThat(MODULE.size()).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void only_the_loaders_read_files() {
    noClasses()
        .that()
        .doNotHaveSimpleName("MenuBook")
        .and()
        .doNotHaveSimpleName("TextCatalog")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
        .check(MODULE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Print.*|Console)")
        .check(MODULE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "javax.net..", "java.sql..", "java.lang.reflect..")
        .check(MODULE);
  }

  @Test
  void nothing_reads_a_clock_rolls_dice_or_looks_around() {
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "reads a clock, a random number or the process", ArchitectureTest::impure))
        .check(MODULE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Random|Timer|UUID).*")
        .check(MODULE);
  }

  private static boolean impure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return owner.equals("java.lang.System")
        || owner.equals("java.lang.Runtime")
        || (owner.startsWith("java.time.") && access.getTarget().getName().equals("now"));
  }

  @Test
  void nothing_knows_a_thread() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.Thread.*|java\\.util\\.concurrent\\..*")
        .check(MODULE);
  }

  @Test
  void no_two_packages_need_each_other() {
    slices().matching("ke.go.machakos.menus.(*)..").should().beFreeOfCycles().check(MODULE);
  }

  @Test
  void every_package_says_that_nothing_in_it_is_null_unless_it_says_so() throws Exception {
    Set<String> packages = new TreeSet<>();
    MODULE.stream().map(JavaClass::getPackageName).forEach(packages::add);
    for (String name : packages) {
      assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
          .as(name)
          .isTrue();
    }
  }
}
