package ke.go.machakos.menus.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the actions of the town find out and do: the same every time. */
final class TownHall {
  boolean stranger;
  boolean consented = true;
  int wards = 3;
  int projects = 2;
  String holder = "Mwikali Mutua";

  Outcome run(Step.Call call) {
    return switch (call.action()) {
      case "citizens.meet" ->
          stranger ? Outcome.of("stranger") : Outcome.of("known", Map.of("language", "en"));
      case "citizens.speak" -> Outcome.of(consented ? "agreed" : "unasked");
      case "citizens.consent" -> Outcome.of("given");
      case "remarks.keep" -> Outcome.of("kept");
      case "permits.find" -> permit(call.arguments().getOrDefault("number", ""));
      case "permits.renew" -> Outcome.of("renewed", Map.of("until", "2027-12-31"));
      case "places.wards" ->
          Outcome.listing("list", "wards", items(wards, "w", Map.of("name", "Ward ")));
      case "projects.of" ->
          projects == 0
              ? Outcome.of("none")
              : Outcome.listing(
                  "list", "projects", items(projects, "p", Map.of("name", "Project ")));
      default -> throw new IllegalStateException(call.action());
    };
  }

  private Outcome permit(String number) {
    if (number.startsWith("9")) {
      return Outcome.of("unknown");
    }
    return Outcome.of(
        "found",
        Map.of("holder", holder, "status", "valid", "fee", "15000", "until", "2026-12-31"));
  }

  private static List<Item> items(int count, String value, Map<String, String> name) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            i ->
                new Item(value + i, Map.of("name", name.get("name") + i, "progress", "" + i % 101)))
        .toList();
  }
}
