package ke.go.machakos.db.embedded;

import java.nio.file.Path;

/** An embedded server that ended, or was not ready in time, while it was being started. */
public final class ServerDidNotStart extends RuntimeException {
  ServerDidNotStart(String program, String how, Path log) {
    super("%s %s; its log is %s".formatted(program, how, log));
  }
}
