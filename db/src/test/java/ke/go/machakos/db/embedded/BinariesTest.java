package ke.go.machakos.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir Path cache;

  @Test
  void two_starts_that_race_end_with_one_whole_folder() throws Exception {
    CyclicBarrier bothUnpacked = new CyclicBarrier(2);
    CompletableFuture<Path> one = unpack(bothUnpacked);
    CompletableFuture<Path> other = unpack(bothUnpacked);
    assertThat(one.join()).isEqualTo(other.join()).isDirectoryContaining("glob:**/program");
    assertThat(cache).isDirectoryNotContaining("glob:**/unpacking-*");
  }

  private CompletableFuture<Path> unpack(CyclicBarrier both) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new Binaries(cache).unpacked("server", folder -> program(folder, both));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        Thread::startVirtualThread);
  }

  private static void program(Path folder, CyclicBarrier both) throws IOException {
    Files.writeString(folder.resolve("program"), "whole");
    try {
      both.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Test
  void what_a_killed_start_left_half_unpacked_is_deleted() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor(10, TimeUnit.SECONDS);
    Path leftover = Files.createDirectory(cache.resolve("unpacking-" + dead.pid() + "-1"));
    Path living =
        Files.createDirectory(cache.resolve("unpacking-" + ProcessHandle.current().pid() + "-1"));
    new Binaries(cache).unpacked("server", folder -> Files.createFile(folder.resolve("program")));
    assertThat(leftover).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  void an_unpacking_that_fails_leaves_nothing() {
    assertThatThrownBy(
            () ->
                new Binaries(cache)
                    .unpacked(
                        "server",
                        folder -> {
                          throw new IOException("disk full");
                        }))
        .hasMessage("disk full");
    assertThat(cache).isEmptyDirectory();
  }
}
