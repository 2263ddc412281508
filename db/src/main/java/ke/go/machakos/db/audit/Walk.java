package ke.go.machakos.db.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ke.go.machakos.db.audit.ChainCheck.Broken;

/**
 * A walk along the chain from its beginning, with the heads that it must pass by. For one thread.
 */
final class Walk {
  private final Map<LocalDate, DayHead> closed = new HashMap<>();
  private final Map<Long, List<DayHead>> published = new HashMap<>();
  private Tail tail = Tail.start();
  private boolean dayEnded = true;
  private long confirmed;
  private int agreed;

  Walk(List<DayHead> closed, List<DayHead> published) {
    closed.forEach(head -> this.closed.put(head.day(), head));
    published.forEach(
        head -> this.published.computeIfAbsent(head.sequence(), at -> new ArrayList<>()).add(head));
  }

  /** Takes one step; returns what is wrong with it. */
  Optional<Broken> step(Link link) {
    Optional<Broken> broken =
        link.fault(tail)
            .map(why -> new Broken(tail.sequence() + 1, why))
            .or(() -> dayFault(link))
            .or(() -> publishedFault(link));
    tail = link.tail();
    return broken;
  }

  private Optional<Broken> dayFault(Link link) {
    LocalDate day = DayHead.dayOf(link.sealedAt());
    LocalDate before = DayHead.dayOf(tail.sealedAt());
    if (!day.equals(before) && !dayEnded) {
      return Optional.of(
          new Broken(tail.sequence(), "is the last of " + before + ", whose head is missing"));
    }
    if (day.equals(before) && dayEnded && tail.sequence() > 0) {
      return Optional.of(new Broken(link.sequence(), "is out of place: " + day + " ended before"));
    }
    DayHead head = closed.get(day);
    dayEnded = false;
    if (head == null || head.sequence() != link.sequence()) {
      return Optional.empty();
    }
    dayEnded = true;
    closed.remove(day);
    return differs(head, link)
        ? Optional.of(
            new Broken(link.sequence(), "is not what was written down as the head of " + day))
        : Optional.empty();
  }

  /** Where every hash was made anew, all that is known is between which heads. */
  private Optional<Broken> publishedFault(Link link) {
    List<DayHead> heads = published.getOrDefault(link.sequence(), List.of());
    for (DayHead head : heads) {
      if (differs(head, link)) {
        return Optional.of(
            new Broken(
                confirmed + 1,
                "or one after it, up to event %d, is not what was published as the head of %s"
                    .formatted(link.sequence(), head.day())));
      }
      agreed++;
      confirmed = link.sequence();
    }
    return Optional.empty();
  }

  private static boolean differs(DayHead head, Link link) {
    return !head.hash().equals(link.hexadecimal());
  }

  /** The heads that were not passed by, the lowest first. */
  List<DayHead> ahead() {
    return Stream.concat(
            closed.values().stream(),
            published.values().stream()
                .flatMap(List::stream)
                .filter(head -> head.sequence() > tail.sequence()))
        .sorted(Comparator.comparingLong(DayHead::sequence))
        .toList();
  }

  Tail tail() {
    return tail;
  }

  int agreed() {
    return agreed;
  }
}
