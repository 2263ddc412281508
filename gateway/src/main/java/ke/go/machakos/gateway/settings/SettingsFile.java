package ke.go.machakos.gateway.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads gateway.yaml into values with their lines. A key that is no setting, or stands twice, is a
 * fault.
 */
final class SettingsFile {
  private final Path file;
  private final List<Fault> faults;
  private final Map<Setting, Given> values = new HashMap<>();

  private SettingsFile(Path file, List<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * The values of a file; a file that is not there has none, so that a container can be set by its
   * environment.
   */
  static Map<Setting, Given> read(Path file, List<Fault> faults) {
    SettingsFile reading = new SettingsFile(file, faults);
    if (Files.exists(file)) {
      reading.parse();
    }
    return reading.values;
  }

  private void parse() {
    try {
      new Compose(LoadSettings.builder().build())
          .composeString(Files.readString(file))
          .ifPresent(root -> collect("", root));
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark().map(mark -> file + ":" + (mark.getLine() + 1)).orElse(file.toString());
      faults.add(
          new Fault(
              "gateway.yaml",
              where,
              "is not YAML: " + e.getProblem(),
              "quote values that hold * # : { or ["));
    } catch (YamlEngineException | IOException e) {
      faults.add(
          new Fault(
              "gateway.yaml", file.toString(), "cannot be read", "make it a UTF-8 YAML file"));
    }
  }

  private void collect(String prefix, Node node) {
    if (isEmpty(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      faults.add(
          new Fault(
              prefix.isEmpty() ? "gateway.yaml" : prefix,
              at(node),
              "is a value",
              "write keys below it"));
      return;
    }
    Set<String> seen = new HashSet<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String path = prefix.isEmpty() ? key : prefix + "." + key;
      if (!seen.add(key)) {
        faults.add(new Fault(path, at(entry.getKeyNode()), "stands twice", "keep one of them"));
      }
      entry(path, entry);
    }
  }

  private void entry(String path, NodeTuple entry) {
    Setting.ofKey(path)
        .ifPresentOrElse(
            setting -> value(setting, entry.getValueNode()),
            () -> {
              if (Setting.isTopic(path)) {
                collect(path, entry.getValueNode());
              } else {
                unknown(path, entry.getKeyNode());
              }
            });
  }

  private void unknown(String path, Node key) {
    var known =
        Arrays.stream(Setting.values())
            .flatMap(
                setting ->
                    path.contains(".")
                        ? Stream.of(setting.key)
                        : Stream.of(setting.key, setting.key.replaceFirst("\\..*", "")));
    String right =
        Spelling.nearest(path, known, 3)
            .map(name -> "did you mean " + name + "?")
            .orElse("remove it, or see the keys of the shipped gateway.yaml");
    faults.add(new Fault(path, at(key), "is no setting", right));
  }

  private void value(Setting setting, Node node) {
    switch (node) {
      case ScalarNode scalar ->
          values.put(
              setting, new Given(isEmpty(scalar) ? "" : scalar.getValue().strip(), at(node)));
      case SequenceNode list when setting == Setting.TRUSTED_PROXIES ->
          values.put(
              setting,
              new Given(
                  list.getValue().stream()
                      .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "?")
                      .collect(Collectors.joining(",")),
                  at(node)));
      default ->
          faults.add(
              new Fault(
                  setting.key,
                  at(node),
                  "is not a single value",
                  "write one value after the colon"));
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
  }

  private String at(Node node) {
    return node.getStartMark()
        .map(mark -> file + ":" + (mark.getLine() + 1))
        .orElse(file.toString());
  }
}
