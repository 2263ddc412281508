package ke.go.machakos.gateway.africastalking.standin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ke.go.machakos.db.phone.Msisdn;

/**
 * The messages of every simulated phone, in memory: {@value #MOST_LETTERS} a number, {@value
 * #MOST_NUMBERS} numbers; what was not looked at for longest goes first. Thread-safe.
 */
public final class Phones {
  static final int MOST_NUMBERS = 2000;
  static final int MOST_LETTERS = 200;
  private static final int MOST_TEXTED = 1000;
  private static final String SAFARICOM = "63902";

  private final Map<Msisdn, Box> boxes = new LinkedHashMap<>(16, 0.75f, true);
  private final Deque<Letter> texted = new ArrayDeque<>();
  private long versions;

  private static final class Box {
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private Manner manner = new Manner(Reception.PRESENT, Reception.REASONS.getFirst(), SAFARICOM);
    private long version;
  }

  /**
   * How a phone is found by the network.
   *
   * @param reason what a report gives when the phone fails or rejects
   * @param network the code of the network it is on
   */
  public record Manner(Reception reception, String reason, String network) {}

  /**
   * A phone as it stands.
   *
   * @param version grows with each change; 0 is a number that nothing was heard of
   * @param letters the newest last
   */
  public record Inbox(long version, Manner manner, List<Letter> letters) {}

  /** What is known of a number. */
  public synchronized Inbox inbox(Msisdn phone) {
    Box box = boxes.getOrDefault(phone, new Box());
    return new Inbox(box.version, box.manner, List.copyOf(box.letters.values()));
  }

  /** What was texted to the service after the message of this id; all where there is none such. */
  synchronized List<Letter> textedAfter(String id) {
    List<Letter> found = new ArrayList<>();
    for (Letter letter : texted) {
      found.add(letter);
      if (letter.id().equals(id)) {
        found.clear();
      }
    }
    return found;
  }

  synchronized void change(Msisdn phone, UnaryOperator<Manner> change) {
    Box box = box(phone);
    box.manner = change.apply(box.manner);
  }

  synchronized void add(Letter letter) {
    Map<String, Letter> letters = box(letter.phone()).letters;
    letters.put(letter.id(), letter);
    dropEldest(letters, MOST_LETTERS);
    if (letter.place() == Letter.Place.TEXTED) {
      texted.add(letter);
      if (texted.size() > MOST_TEXTED) {
        texted.remove();
      }
    }
  }

  /** Changes a message that is still kept. */
  synchronized void change(Letter letter, UnaryOperator<Letter> change) {
    box(letter.phone()).letters.computeIfPresent(letter.id(), (_, kept) -> change.apply(kept));
  }

  /** Gives the phone what waits for it. */
  synchronized List<Letter> release(Msisdn phone) {
    Box box = box(phone);
    List<Letter> waiting =
        box.letters.values().stream()
            .filter(letter -> letter.place() == Letter.Place.WAITING)
            .toList();
    waiting.forEach(letter -> box.letters.put(letter.id(), letter.at(Letter.Place.PHONE)));
    return waiting;
  }

  private Box box(Msisdn phone) {
    Box box = boxes.computeIfAbsent(phone, _ -> new Box());
    dropEldest(boxes, MOST_NUMBERS);
    box.version = ++versions;
    return box;
  }

  private static <K, V> void dropEldest(Map<K, V> map, int most) {
    Optional<K> eldest = map.size() > most ? map.keySet().stream().findFirst() : Optional.empty();
    eldest.ifPresent(map::remove);
  }
}
