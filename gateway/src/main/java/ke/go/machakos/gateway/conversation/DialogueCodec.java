package ke.go.machakos.gateway.conversation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import ke.go.machakos.menus.engine.Reply;
import ke.go.machakos.menus.engine.Session;
import ke.go.machakos.menus.engine.SessionCodec;

/** A dialogue as bytes. Stateless. */
final class DialogueCodec {
  private DialogueCodec() {}

  static byte[] write(Dialogue dialogue) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(768);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(dialogue.origin());
      out.writeInt(dialogue.base());
      out.writeInt(dialogue.revision());
      out.writeUTF(dialogue.text());
      out.writeBoolean(dialogue.reply().more());
      out.writeUTF(dialogue.reply().screen());
      out.writeUTF(dialogue.reply().text());
      out.writeBoolean(dialogue.offered());
      out.writeLong(dialogue.at().toEpochMilli());
      SessionCodec.write(dialogue.session(), out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Reads a dialogue; empty where it was written by a version that is not understood. */
  static Optional<Dialogue> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String origin = in.readUTF();
      int base = in.readInt();
      int revision = in.readInt();
      String text = in.readUTF();
      Reply reply = readReply(in);
      boolean offered = in.readBoolean();
      Instant at = Instant.ofEpochMilli(in.readLong());
      Session session = SessionCodec.read(in);
      return Optional.of(new Dialogue(origin, base, revision, text, reply, offered, at, session));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Reply readReply(DataInputStream in) throws IOException {
    boolean more = in.readBoolean();
    String screen = in.readUTF();
    return new Reply(more, screen, in.readUTF());
  }
}
