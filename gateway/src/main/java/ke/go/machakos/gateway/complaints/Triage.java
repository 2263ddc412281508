package ke.go.machakos.gateway.complaints;

import java.util.List;
import ke.go.machakos.gateway.promise.Services;
import ke.go.machakos.nlp.Ranking;
import ke.go.machakos.nlp.Urgency;
import ke.go.machakos.nlp.Verdict;

/**
 * What becomes of a resident's words, whatever channel brought them. Danger comes before all else;
 * where the machine is not sure the resident is asked, and where that would not help a person reads
 * it. Thread-safe.
 */
public final class Triage {
  private final ServiceCodes codes;

  public Triage(Services services) {
    this.codes = new ServiceCodes(services);
  }

  /** What becomes of them. Services are as menus name them. */
  public sealed interface Matter {}

  /** A case of a service. */
  public record Clear(String service) implements Matter {}

  /** A case at once, of a service or still to be sorted. */
  public record Danger(String service) implements Matter {}

  /** Not the county's: another body has to be named. */
  public record National(String service) implements Matter {}

  /** The resident chooses among some services, or none of them. */
  public record Ask(List<String> services) implements Matter {
    public Ask {
      services = List.copyOf(services);
    }
  }

  /** A question. */
  public record Question() implements Matter {}

  /** Thanks. */
  public record Praise() implements Matter {}

  /** Nothing that is meant for the county. */
  public record Junk() implements Matter {}

  /** A person has to read it. */
  public record Unread() implements Matter {}

  /** Whether a life may be in danger, by the words or by the service that they surely are of. */
  public boolean isDanger(Verdict verdict) {
    return switch (of(verdict)) {
      case Danger _ -> true;
      case Clear(String service) -> codes.emergency(service);
      default -> false;
    };
  }

  /** Decides. */
  public Matter of(Verdict verdict) {
    List<String> likeliest = verdict.services().stream().map(Ranking.Score::label).toList();
    String first = likeliest.isEmpty() ? "" : likeliest.getFirst();
    boolean sure = verdict.decision() == Verdict.Decision.ROUTE && !first.isEmpty();
    if (verdict.urgency().filter(it -> it == Urgency.EMERGENCY).isPresent()) {
      boolean known = sure && codes.mendable(first) && !codes.national(first);
      return new Danger(known ? ServiceCodes.value(first) : ServiceCodes.UNSORTED);
    }
    if (sure) {
      return routed(first);
    }
    List<String> choices = codes.choices(likeliest);
    return verdict.decision() == Verdict.Decision.ASK && !choices.isEmpty()
        ? new Ask(choices)
        : new Unread();
  }

  private Matter routed(String code) {
    if (codes.national(code)) {
      return new National(ServiceCodes.value(code));
    }
    return switch (code) {
      case ServiceCodes.ENQUIRY -> new Question();
      case ServiceCodes.PRAISE -> new Praise();
      case ServiceCodes.JUNK -> new Junk();
      default -> new Clear(ServiceCodes.value(code));
    };
  }
}
