package ke.go.machakos.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import ke.go.machakos.db.embedded.DataFolderInUse;
import ke.go.machakos.db.embedded.ServerDidNotStart;
import ke.go.machakos.db.seed.FaultyFiles;
import ke.go.machakos.db.sql.StoreUnavailable;
import ke.go.machakos.gateway.settings.FileTrouble;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command says that could not do its work: a line, where the cause is outside the program.
 * Only what nobody foresaw keeps its stack trace, for whoever mends it.
 */
final class Failed implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter told = command.getErr();
    Optional<String> words = words(failure);
    told.println(words.orElse("this should not happen; report it with what follows:"));
    if (words.isEmpty()) {
      failure.printStackTrace(told);
    }
    told.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** The line; empty for what nobody foresaw. */
  static Optional<String> words(Throwable failure) {
    if (StoreUnavailable.means(failure)) {
      return Optional.of(
          "the database does not answer ("
              + StoreUnavailable.reason(failure)
              + "): see that it runs, and that its address, user and password are right; an"
              + " embedded one starts again with the gateway");
    }
    return Optional.ofNullable(
        switch (failure) {
          case KeysUnusable keys -> keys.getMessage();
          case DataFolderInUse running -> running.getMessage();
          case ServerDidNotStart server -> server.getMessage();
          case FaultyFiles files -> files.getMessage();
          case UncheckedIOException file -> words(file, Objects.requireNonNull(file.getCause()));
          case IOException file -> FileTrouble.words(file) + because(file);
          default -> null;
        });
  }

  private static String words(UncheckedIOException failure, IOException cause) {
    String what = String.valueOf(failure.getMessage());
    String why = FileTrouble.words(cause);
    return what.equals(cause.toString()) ? why : what + ": " + why;
  }

  private static String because(IOException failure) {
    Throwable cause = failure.getCause();
    String why = cause == null ? "" : StoreUnavailable.reason(cause);
    return String.valueOf(failure.getMessage()).contains(why) ? "" : ": " + why;
  }
}
