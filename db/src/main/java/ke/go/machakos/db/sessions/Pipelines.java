package ke.go.machakos.db.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import ke.go.machakos.db.lanes.Lane;
import ke.go.machakos.db.lanes.Overdue;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Sends the commands of concurrent turns together: its lane writes whatever waits as one pipeline
 * and hands the replies out.
 *
 * <p>Every command sent here may run twice without harm, so a broken connection is tried again on
 * another. Thread-safe.
 */
final class Pipelines implements AutoCloseable {
  private static final int BATCH = 256;
  private static final int TRIES = 3;
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final UnifiedJedis redis;
  private final Lane<Order<?>> lane;
  private final Overdue overdue =
      new Overdue("redis", PATIENCE, () -> new JedisConnectionException("no reply in time"));

  Pipelines(UnifiedJedis redis) {
    this.redis = redis;
    this.lane = new Lane<>("redis-lane", BATCH, this::deliver);
  }

  /**
   * A command waiting for its lane.
   *
   * @param reader makes of Redis' reply, on the lane's thread, what the turn waits for
   */
  private record Order<T>(
      Function<AbstractPipeline, Response<?>> command,
      Function<@Nullable Object, T> reader,
      CompletableFuture<T> reply) {
    void complete(Response<?> response) {
      try {
        reply.complete(reader.apply(response.get()));
      } catch (JedisConnectionException e) {
        throw e; // the whole exchange is tried again
      } catch (RuntimeException e) {
        reply.completeExceptionally(e);
      }
    }

    void fail(RuntimeException fault) {
      reply.completeExceptionally(fault);
    }
  }

  /**
   * Runs a script by its digest, and by its text where Redis does not know it yet; arguments and
   * reply are made and read on the lane's thread.
   */
  <T> T run(
      Script script,
      List<byte[]> keys,
      Supplier<List<byte[]>> arguments,
      Function<@Nullable Object, T> reader) {
    try {
      return run(pipeline -> pipeline.evalsha(script.digest(), keys, arguments.get()), reader);
    } catch (JedisNoScriptException e) {
      return run(pipeline -> pipeline.eval(script.text(), keys, arguments.get()), reader);
    }
  }

  /** Runs a command and waits for what is read of its reply. */
  <T> T run(Function<AbstractPipeline, Response<?>> command, Function<@Nullable Object, T> reader) {
    try {
      return send(command, reader).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case JedisNoScriptException unknown -> throw unknown;
        case JedisException lost -> throw new SessionsUnavailable(lost);
        case RuntimeException fault -> throw fault;
        case null, default -> throw e;
      }
    }
  }

  /** Sends a command with the next batch; nobody waits for its reply, and a lost one is borne. */
  void tell(Function<AbstractPipeline, Response<?>> command) {
    lane.add(new Order<>(command, reply -> true, new CompletableFuture<>()));
  }

  private <T> CompletableFuture<T> send(
      Function<AbstractPipeline, Response<?>> command, Function<@Nullable Object, T> reader) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    if (lane.closed()) {
      reply.completeExceptionally(new JedisConnectionException("closed"));
    } else {
      overdue.watch(reply);
      lane.add(new Order<>(command, reader, reply));
    }
    return reply;
  }

  @Override
  public void close() {
    lane.close();
    overdue.close();
  }

  private void deliver(List<Order<?>> batch) {
    for (int left = TRIES; left > 0; left--) {
      try {
        exchange(batch);
        return;
      } catch (JedisConnectionException e) {
        if (left == 1) {
          batch.forEach(order -> order.fail(e));
        }
      } catch (RuntimeException e) {
        batch.forEach(order -> order.fail(e));
        return;
      }
    }
  }

  private void exchange(List<Order<?>> batch) {
    List<Response<?>> replies = new ArrayList<>(batch.size());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Order<?> order : batch) {
        replies.add(order.command().apply(pipeline));
      }
      pipeline.sync();
    }
    for (int i = 0; i < replies.size(); i++) {
      batch.get(i).complete(replies.get(i));
    }
  }
}
