package ke.go.machakos.menus.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ke.go.machakos.menus.Fault;
import ke.go.machakos.menus.Nearest;
import ke.go.machakos.menus.definition.Screen.Position;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** YAML nodes with their lines, collecting faults instead of throwing at the first. */
final class Yaml {
  private final String file;
  private final Collection<Fault> faults;

  Yaml(String file, Collection<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /** The mapping that a document is; empty, with a fault, where it is none. */
  Optional<MappingNode> document(String content) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setAllowNonScalarKeys(true) // refused below, where their line is known
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(content);
      if (root.isEmpty()) {
        faults.add(new Fault(file, 1, "the file is empty"));
      }
      return root.flatMap(node -> mapping(node, "a menu file"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new Fault(file, line, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(file, 1, "not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** The entries of a mapping in order; a repeated or unknown key is a fault. */
  Map<String, Entry> entries(MappingNode mapping, Set<String> known) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Position at = at(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (key.isEmpty()) {
        faults.add(at.fault("a key must be a single word"));
      } else if (!known.isEmpty() && !known.contains(key)) {
        String hint = Nearest.hint(key, known);
        faults.add(at.fault("unknown word " + key + ", expected one of " + sorted(known) + hint));
      } else if (entries.putIfAbsent(key, new Entry(at, tuple.getValueNode())) != null) {
        faults.add(at.fault(key + " is written twice"));
      }
    }
    return entries;
  }

  /** A node as a mapping. */
  Optional<MappingNode> mapping(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    faults.add(at(node).fault(what + " must be a mapping"));
    return Optional.empty();
  }

  /** The text of an entry, empty with a fault where it is missing or no scalar. */
  String text(Map<String, Entry> entries, String key, Position owner) {
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      faults.add(owner.fault("missing " + key));
      return "";
    }
    return scalar(entry, key);
  }

  /** The text of an entry that may be absent. */
  Optional<String> optional(Map<String, Entry> entries, String key) {
    return Optional.ofNullable(entries.get(key)).map(entry -> scalar(entry, key));
  }

  /** Whether an entry says true; anything but true and false is a fault. */
  boolean flag(Map<String, Entry> entries, String key) {
    @Nullable Entry entry = entries.get(key);
    if (entry == null) {
      return false;
    }
    String value = scalar(entry, key);
    if (!value.equals("true") && !value.equals("false")) {
      faults.add(entry.at().fault(key + " must be true or false, not " + value));
    }
    return value.equals("true");
  }

  /** The text of a scalar entry, empty with a fault where there is none. */
  String scalar(Entry entry, String key) {
    if (entry.node() instanceof ScalarNode scalar) {
      if (scalar.getValue().isEmpty()) {
        faults.add(entry.at().fault(key + " is empty"));
      }
      return scalar.getValue();
    }
    faults.add(entry.at().fault(key + " must be a single word or text"));
    return "";
  }

  /** Where a node begins. */
  Position at(Node node) {
    return new Position(file, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
  }

  /** A key's value with the line of the key. */
  record Entry(Position at, Node node) {}

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
