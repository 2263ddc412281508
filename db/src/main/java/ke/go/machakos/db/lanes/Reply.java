package ke.go.machakos.db.lanes;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What a lane's thread answers somebody who waits for it. */
public final class Reply {
  private Reply() {}

  /** Waits for an answer, and fails as the work failed: with its own fault. */
  public static <T> T of(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw e;
    }
  }
}
