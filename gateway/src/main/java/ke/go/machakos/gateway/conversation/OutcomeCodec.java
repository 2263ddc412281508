package ke.go.machakos.gateway.conversation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.engine.Item;
import ke.go.machakos.menus.engine.Outcome;

/** An outcome as the bytes that a turn's receipt keeps. Stateless. */
final class OutcomeCodec {
  private OutcomeCodec() {}

  static byte[] write(Outcome outcome) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(outcome.name());
      writeMap(outcome.values(), out);
      out.writeInt(outcome.lists().size());
      for (Map.Entry<String, List<Item>> list : outcome.lists().entrySet()) {
        out.writeUTF(list.getKey());
        out.writeInt(list.getValue().size());
        for (Item item : list.getValue()) {
          out.writeUTF(item.value());
          writeMap(item.fields(), out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static Outcome read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String name = in.readUTF();
      Map<String, String> values = readMap(in);
      Map<String, List<Item>> lists = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String list = in.readUTF();
        List<Item> items = new ArrayList<>();
        for (int more = in.readInt(); more > 0; more--) {
          String value = in.readUTF();
          items.add(new Item(value, readMap(in)));
        }
        lists.put(list, items);
      }
      return new Outcome(name, values, lists);
    } catch (IOException e) {
      throw new UncheckedIOException("a receipt that cannot be read", e);
    }
  }

  private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInputStream in) throws IOException {
    Map<String, String> map = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String key = in.readUTF();
      map.put(key, in.readUTF());
    }
    return map;
  }
}
