package ke.go.machakos.db.embedded;

import java.nio.file.Path;

/**
 * A process that has the stores, to be killed by a test: keeps a value in both, says that it is
 * ready, and closes them when its standard input ends.
 */
final class StoresMain {
  private StoresMain() {}

  public static void main(String[] arguments) throws Exception {
    long begun = System.nanoTime();
    EmbeddedStores stores = EmbeddedStores.start(Path.of(arguments[0]));
    long millis = (System.nanoTime() - begun) / 1_000_000;
    stores.put(Integer.parseInt(arguments[1]));
    System.out.printf(
        "ready %d %d %d %d%n",
        stores.mariaDb().pid(),
        stores.redis().pid(),
        millis,
        stores.mariaDb().startedIn().toMillis());
    System.in.readAllBytes();
    stores.close();
  }
}
