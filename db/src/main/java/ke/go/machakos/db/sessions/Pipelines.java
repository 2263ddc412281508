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
    this.lane = new Lane<>("redis-lane", BATCH, this::deliver, Order::fail);
  }

  /**
   * Writes commands into a pipeline; what it gives makes of their replies, once they are there and
   * on the lane's thread, what the turn waits for.
   */
  interface Command<T> {
    Supplier<T> in(AbstractPipeline pipeline);
  }

  /** A command waiting for its lane. */
  private record Order<T>(Command<T> command, CompletableFuture<T> reply) {
    Runnable write(AbstractPipeline pipeline) {
      Supplier<T> replies = command.in(pipeline);
      return () -> complete(replies);
    }

    private void complete(Supplier<T> replies) {
      try {
        reply.complete(replies.get());
      } catch (JedisConnectionException e) {
        throw e; // the whole exchange is tried again
      } catch (RuntimeException e) {
        reply.completeExceptionally(e);
      }
    }

    void fail(Throwable fault) {
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
      return run(read(pipe -> pipe.evalsha(script.digest(), keys, arguments.get()), reader));
    } catch (JedisNoScriptException e) {
      return run(read(pipe -> pipe.eval(script.text(), keys, arguments.get()), reader));
    }
  }

  private static <T> Command<T> read(
      Function<AbstractPipeline, Response<?>> one, Function<@Nullable Object, T> reader) {
    return pipeline -> {
      Response<?> reply = one.apply(pipeline);
      return () -> reader.apply(reply.get());
    };
  }

  /** Runs commands and waits for what is read of their replies. */
  <T> T run(Command<T> command) {
    try {
      return send(command).join();
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
  void tell(Command<?> command) {
    lane.add(new Order<>(command, new CompletableFuture<>()));
  }

  private <T> CompletableFuture<T> send(Command<T> command) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    if (lane.closed()) {
      reply.completeExceptionally(new JedisConnectionException("closed"));
    } else {
      overdue.watch(reply);
      lane.add(new Order<>(command, reply));
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
    List<Runnable> written = new ArrayList<>(batch.size());
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Order<?> order : batch) {
        written.add(order.write(pipeline));
      }
      pipeline.sync();
    }
    written.forEach(Runnable::run);
  }
}
