package ke.go.machakos.gateway.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ke.go.machakos.gateway.talk.Handset;
import ke.go.machakos.gateway.talk.SessionIds;
import ke.go.machakos.gateway.talk.Talk;
import ke.go.machakos.gateway.talk.UssdLine;

/** A phone on a terminal: shows screens, reads answers, one line each. Not thread-safe. */
final class TerminalPhone {
  private static final String RULE = "-".repeat(40);

  private final UssdLine line;
  private final SessionIds ids;
  private final BufferedReader in;
  private final PrintWriter out;
  private final List<Talk.Step> steps = new ArrayList<>();
  private Handset phone;
  private boolean answered;

  TerminalPhone(UssdLine line, SessionIds ids, Handset phone, BufferedReader in, PrintWriter out) {
    this.line = line;
    this.ids = ids;
    this.phone = phone;
    this.in = in;
    this.out = out;
    steps.add(new Talk.Caller(phone.number()));
    steps.add(new Talk.Network(phone.network()));
  }

  /** Dials and converses until the caller quits; false when no reply ever came. */
  boolean converse(String code) throws IOException {
    dial(code);
    while (answered) {
      out.print(phone.open() ? "> " : "dial> ");
      out.flush();
      String typed = in.readLine();
      if (typed == null || typed.equals("!quit")) {
        return true;
      }
      obey(typed, code);
    }
    return false;
  }

  /** The conversation so far. */
  Talk talk() {
    return Talk.of(steps);
  }

  private void obey(String typed, String code) throws IOException {
    if (typed.equals("!drop")) {
      drop();
    } else if (typed.equals("!again")) {
      steps.add(new Talk.Again());
      send();
    } else if (typed.startsWith("!save ")) {
      Path file = Path.of(typed.substring(6).strip());
      Files.writeString(file, talk().write());
      out.println("Saved to " + file);
    } else if (typed.startsWith("!")) {
      out.println("!drop  !again  !save FILE  !quit");
    } else if (phone.open()) {
      phone = phone.answer(typed);
      steps.add(new Talk.Answer(typed));
      send();
    } else {
      dial(typed.isBlank() ? code : typed.strip());
    }
  }

  private void drop() {
    if (phone.open()) {
      steps.add(new Talk.Drop());
    }
    phone = phone.drop();
    out.println("The session is dropped. Dial again to see what is kept.");
  }

  private void dial(String code) {
    try {
      phone = phone.dial(code, ids);
    } catch (IllegalArgumentException e) {
      out.println("Dial a code such as *483# or *483*1*2#");
      return;
    }
    steps.add(new Talk.Dial(code));
    send();
  }

  private void send() {
    UssdLine.Reply reply;
    try {
      reply = line.deliver(phone.turn());
    } catch (UssdLine.NobodyAnswers e) {
      out.println("The gateway is not running: " + e.getMessage() + ".");
      out.println("Start it with mvn -Prun, then dial again.");
      return;
    }
    answered = true;
    phone = phone.hear(reply.screen());
    steps.add(new Talk.Screen(reply.screen()));
    show(reply);
  }

  private void show(UssdLine.Reply reply) {
    if (reply.status() != 200) {
      out.println("HTTP " + reply.status() + ": the aggregator ends such a session.");
      if (reply.status() == 404) {
        out.println("Nothing answers there: is --secret the gateway's GATEWAY_CALLBACK_SECRET?");
      }
      return;
    }
    PageSize size = PageSize.of(reply.body(), phone.network());
    out.println(RULE);
    out.println(PageSize.shown(reply.body()));
    out.printf(
        "%s %d/%d %s%s%n",
        RULE, size.used(), size.budget(), size.encodingName(), size.fits() ? "" : " TOO LONG");
  }
}
