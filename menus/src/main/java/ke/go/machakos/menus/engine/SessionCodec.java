package ke.go.machakos.menus.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ke.go.machakos.menus.text.Language;

/** A session as bytes: a version, then fields in order. Stateless and thread-safe. */
public final class SessionCodec {
  private static final int VERSION = 1;

  private SessionCodec() {}

  /** Writes a session. */
  public static void write(Session session, DataOutputStream out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(session.book());
    out.writeUTF(session.language().code());
    out.writeByte(session.frames().size());
    for (Frame frame : session.frames()) {
      out.writeUTF(frame.screen());
      out.writeShort(frame.page());
      writeMap(frame.values(), out);
      out.writeShort(frame.lists().size());
      for (Map.Entry<String, List<Item>> list : frame.lists().entrySet()) {
        out.writeUTF(list.getKey());
        out.writeShort(list.getValue().size());
        for (Item item : list.getValue()) {
          out.writeUTF(item.value());
          writeMap(item.fields(), out);
        }
      }
    }
    out.writeByte(session.preset().size());
    for (String answer : session.preset()) {
      out.writeUTF(answer);
    }
  }

  /**
   * Reads a session.
   *
   * @throws IOException if the bytes are of another version or cut short
   */
  public static Session read(DataInputStream in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("a session of version " + version);
    }
    String book = in.readUTF();
    Language language =
        Language.of(in.readUTF()).orElseThrow(() -> new IOException("a language we do not have"));
    List<Frame> frames = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      frames.add(readFrame(in));
    }
    List<String> preset = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      preset.add(in.readUTF());
    }
    return new Session(book, language, frames, preset);
  }

  /** A session as bytes on its own. */
  public static byte[] bytes(Session session) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(session, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static Frame readFrame(DataInputStream in) throws IOException {
    String screen = in.readUTF();
    int page = in.readUnsignedShort();
    Map<String, String> values = readMap(in);
    Map<String, List<Item>> lists = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String name = in.readUTF();
      int count = in.readUnsignedShort();
      List<Item> items = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        String value = in.readUTF();
        items.add(new Item(value, readMap(in)));
      }
      lists.put(name, items);
    }
    return new Frame(screen, page, values, lists);
  }

  private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
    out.writeShort(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInputStream in) throws IOException {
    Map<String, String> map = new HashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String key = in.readUTF();
      map.put(key, in.readUTF());
    }
    return map;
  }
}
