package ke.go.machakos.gateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * Dials whole dialogues at a server on 127.0.0.1, in a process of its own.
 *
 * <p>Arguments: dialogue file, reply file. Then one {@link Phase} a line on standard input, and one
 * {@link Result} a line on standard output. Phases follow each other in one process so that the
 * generator is compiled before anything is measured.
 */
public final class Generator {

  /**
   * What a turn may take before it counts as unanswered: Africa's Talking gives up after it too.
   */
  private static final double PATIENCE = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Dialogue> dialogues;
  private final Replies replies;
  private final BitSet broken = new BitSet();
  private long group;
  private long serial;

  /**
   * @param group the first session group: another run of the bench on the same stores starts at
   *     another
   */
  Generator(List<Dialogue> dialogues, Replies replies, long group) {
    this.dialogues = dialogues;
    this.replies = replies;
    this.group = group;
  }

  static void main(String[] arguments) throws IOException {
    Generator generator =
        new Generator(
            Dialogue.read(Path.of(arguments[0])),
            Replies.read(Path.of(arguments[1])),
            ProcessHandle.current().pid());
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      System.out.println(generator.run(Phase.parse(Fields.parse(order))).fields().line());
    }
  }

  /** Runs one phase; it ends at the latest {@link #PATIENCE} seconds after its time. */
  Result run(Phase phase) throws IOException {
    boolean fresh = phase.group() == 0;
    Callers callers =
        new Callers(
            phase,
            dialogues,
            replies,
            fresh ? ++group : phase.group(),
            broken,
            fresh ? serial : phase.serial());
    long start = System.nanoTime();
    long measureFrom = start + Client.nanos(phase.warm());
    long end = measureFrom + Client.nanos(phase.seconds());
    long giveUp = end + Client.nanos(PATIENCE);
    Tally tally = new Tally(measureFrom, end);
    long cpu = cpu();
    long reader = THREADS.getCurrentThreadCpuTime();
    if (phase.rate() > 0) {
      OpenPace pace = new OpenPace(callers, phase.rate(), end, giveUp);
      Thread sender = Thread.ofPlatform().name("sender").start(pace);
      drive(phase, callers, pace, tally, giveUp);
      joinUntil(sender, giveUp);
      tally.error("unsent", pace.unsent());
    } else {
      drive(phase, callers, new ClosedPace(callers, end), tally, giveUp);
    }
    serial = fresh ? callers.serial() : serial;
    double elapsed = System.nanoTime() - start;
    double busy = (THREADS.getCurrentThreadCpuTime() - reader) / elapsed;
    return Result.of(tally, phase.seconds(), (cpu() - cpu) / elapsed, busy);
  }

  private static void drive(Phase phase, Callers callers, Pace pace, Tally tally, long giveUp)
      throws IOException {
    try (Client client = new Client(phase, callers, pace, tally)) {
      client.run(giveUp);
    }
  }

  private static void joinUntil(Thread sender, long giveUp) {
    try {
      sender.join(Math.max(1, (giveUp - System.nanoTime()) / 1_000_000) + 1_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
