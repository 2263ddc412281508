package ke.go.machakos.db.codegen;

import java.nio.file.Path;
import ke.go.machakos.db.sql.DatabaseSettings;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** Writes the jOOQ classes of a migrated database: the same bytes for the same migrations. */
final class JooqCode {
  static final String PACKAGE = "ke.go.machakos.db.generated";

  private JooqCode() {}

  static void generate(DatabaseSettings settings, Path folder) throws Exception {
    var owner = settings.owner().orElseThrow();
    var jdbc =
        new Jdbc()
            .withDriver("org.mariadb.jdbc.Driver")
            .withUrl(settings.url())
            .withUser(owner.user())
            .withPassword(owner.password());
    var target =
        new Target()
            .withPackageName(PACKAGE)
            .withDirectory(folder.toString())
            .withLocale("en")
            .withEncoding("UTF-8");
    var generator =
        new Generator().withDatabase(database(jdbc)).withGenerate(kinds()).withTarget(target);
    GenerationTool.generate(
        new Configuration().withLogging(Logging.WARN).withJdbc(jdbc).withGenerator(generator));
  }

  private static Database database(Jdbc jdbc) {
    String url = jdbc.getUrl();
    String schema = url.substring(url.lastIndexOf('/') + 1).replaceFirst("\\?.*", "");
    return new Database()
        .withName("org.jooq.meta.mariadb.MariaDBDatabase")
        .withInputSchema(schema)
        .withOutputSchemaToDefault(true)
        .withExcludes("flyway_schema_history")
        .withForcedTypes(
            new ForcedType()
                .withUserType("java.time.Instant")
                .withConverter("ke.go.machakos.db.types.UtcInstant")
                .withIncludeTypes("(?i:datetime).*"),
            new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"),
            new ForcedType().withName("INTEGER").withIncludeTypes("(?i:tinyint|smallint).*"));
  }

  private static Generate kinds() {
    return new Generate()
        .withGeneratedAnnotation(false)
        .withRecords(false)
        .withRelations(true)
        .withImplicitJoinPathsToOne(false)
        .withImplicitJoinPathsToMany(false)
        .withImplicitJoinPathsManyToMany(false)
        .withIndexes(false)
        .withJavadoc(false)
        .withComments(false)
        .withGlobalCatalogReferences(false);
  }
}
