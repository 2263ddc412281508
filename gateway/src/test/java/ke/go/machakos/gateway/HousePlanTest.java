package ke.go.machakos.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The directions of the house, kept by looking at every class of every module. */
class HousePlanTest {
  /** Raised as the code grows, so that no rule can pass because nothing was looked at. */
  private static final int FLOOR = 300;

  /** jOOQ writes it from the migrated database. */
  private static final DescribedPredicate<JavaClass> GENERATED =
      resideInAPackage("ke.go.machakos.db.generated..");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("ke.go.machakos");

  @Test
  void enough_classes_are_looked_at() {
    assertThat(HOUSE.size()).isGreaterThanOrEqualTo(FLOOR);
    for (String module : List.of("menus", "nlp", "db", "gateway")) {
      assertThat(
              HOUSE.stream()
                  .anyMatch(type -> type.getPackageName().startsWith("ke.go.machakos." + module)))
          .as(module)
          .isTrue();
    }
  }

  @Test
  void gateway_depends_on_the_others_and_nothing_else_points_anywhere() {
    onlyIn("io.vertx..", "ke.go.machakos.gateway..");
    onlyIn("ke.go.machakos.gateway..", "ke.go.machakos.gateway..");
    onlyIn("ke.go.machakos.menus..", "ke.go.machakos.gateway..", "ke.go.machakos.menus..");
    onlyIn("ke.go.machakos.nlp..", "ke.go.machakos.gateway..", "ke.go.machakos.nlp..");
    onlyIn("ke.go.machakos.db..", "ke.go.machakos.gateway..", "ke.go.machakos.db..");
  }

  @Test
  void stores_are_spoken_to_in_db_alone() {
    for (String library :
        List.of("redis.clients..", "org.jooq..", "java.sql..", "javax.sql..", "org.flywaydb..")) {
      onlyIn(library, "ke.go.machakos.db..");
    }
  }

  @Test
  void opennlp_stays_in_nlp_and_yaml_where_definitions_are_read() {
    onlyIn("opennlp..", "ke.go.machakos.nlp..");
    onlyIn(
        "org.snakeyaml..",
        "ke.go.machakos.menus.definition..",
        "ke.go.machakos.menus.text..",
        "ke.go.machakos.gateway.settings..");
  }

  @Test
  void the_vendors_sdk_is_nowhere_that_the_default_build_compiles() {
    onlyIn("com.africastalking..", "ke.go.machakos.gateway.africastalking.sdk..");
  }

  private static void onlyIn(String library, String... rooms) {
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(rooms)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(HOUSE);
  }

  @Test
  void the_engine_knows_no_thread_no_socket_and_no_executor() {
    noClasses()
        .that()
        .resideInAPackage("ke.go.machakos.menus..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.Thread|java\\.net\\.(Socket|http).*|java\\.util\\.concurrent\\.Exec.*")
        .check(HOUSE);
  }

  @Test
  void the_clock_is_read_in_main_alone() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("ke.go.machakos.gateway.Main")
            .should()
            .accessTargetWhere(
                describe("reads the machine's clock", HousePlanTest::readsTheClock)));
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget called)) {
      return false;
    }
    String owner = called.getOwner().getName();
    boolean noArguments = called.getRawParameterTypes().isEmpty();
    return switch (called.getName()) {
      case "now" -> owner.startsWith("java.time.") && !takesAClock(called);
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds" ->
          owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
      case "<init>" -> noArguments && owner.equals("java.util.Date");
      case "getInstance" -> owner.equals("java.util.Calendar");
      default -> false;
    };
  }

  private static boolean takesAClock(AccessTarget.CodeUnitAccessTarget called) {
    return called.getRawParameterTypes().stream()
        .anyMatch(type -> type.isAssignableTo(java.time.Clock.class));
  }

  @Test
  void only_commands_print() {
    Set<String> streams = Set.of("out", "err");
    check(
        noClasses()
            .that(
                describe(
                    "are no commands",
                    (JavaClass type) ->
                        !type.getName().matches("ke\\.go\\.machakos\\.(gateway|nlp)\\.Main.*")
                            && !type.getSimpleName().endsWith("Command")))
            .should()
            .accessTargetWhere(
                describe(
                    "prints",
                    access ->
                        access.getTargetOwner().getName().equals("java.lang.System")
                            && streams.contains(access.getTarget().getName()))));
  }

  @Test
  void nothing_static_changes() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.not(GENERATED))
            .and()
            .areStatic()
            .should()
            .beFinal());
  }

  @Test
  void no_two_packages_need_each_other() {
    check(
        slices()
            .matching("ke.go.machakos.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(GENERATED, GENERATED));
  }

  @Test
  void every_package_says_that_nothing_in_it_is_null_unless_it_says_so() {
    Set<String> unmarked = new TreeSet<>();
    HOUSE.stream()
        .filter(DescribedPredicate.not(GENERATED))
        .map(JavaClass::getPackageName)
        .distinct()
        .filter(name -> !isMarked(name))
        .forEach(unmarked::add);
    assertThat(unmarked).isEmpty();
  }

  private static boolean isMarked(String name) {
    try {
      return Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static void check(ArchRule rule) {
    rule.check(HOUSE);
  }

  private static <T> DescribedPredicate<T> describe(
      String what, java.util.function.Predicate<? super T> test) {
    return DescribedPredicate.describe(what, test);
  }
}
