package ke.go.machakos.gateway.mpesa;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import ke.go.machakos.gateway.daraja.Answer;
import ke.go.machakos.gateway.daraja.CallbackUrls;
import ke.go.machakos.gateway.daraja.Conversation;
import ke.go.machakos.gateway.daraja.Daraja;
import ke.go.machakos.gateway.settings.ConfigFolder;
import ke.go.machakos.gateway.settings.Settings;
import ke.go.machakos.gateway.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mpesa register c2b} and {@code mpesa register pull}: tells Safaricom where we listen. */
@Command(
    name = "register",
    description = {
      "Register with Safaricom, once each in production: c2b or pull.",
      "c2b: the addresses that payments to the PayBill are told to; pull: its list of them. Ask"
          + " Safaricom to change what was registered."
    })
public final class RegisterCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final InstantSource machine;

  /** What is registered. */
  enum What {
    C2B,
    PULL
  }

  @Mixin private final ConfigFolder config = new ConfigFolder();

  @Parameters(paramLabel = "WHAT", description = "c2b or pull")
  private String what = "";

  public RegisterCommand(Map<String, String> environment, InstantSource machine) {
    this.environment = environment;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    return SettingsReader.read(config.path(), environment).run(System.err, this::register);
  }

  private int register(Settings settings) {
    if (!what.matches("c2b|pull")) {
      return refused("say c2b or pull");
    }
    if (settings.daraja().isEmpty()) {
      return refused(
          "there is no account with M-Pesa: set DARAJA_*; the stand-in of demo mode needs nothing");
    }
    Settings.Daraja account = settings.daraja().get();
    boolean safaricom = account.url().toString().contains("safaricom.co.ke");
    if (safaricom && !"https".equals(settings.publicUrl().getScheme())) {
      return refused(
          "Safaricom calls https addresses alone: GATEWAY_PUBLIC_URL is " + settings.publicUrl());
    }
    InstantSource clock = InstantSource.offset(machine, settings.clockOffset());
    Vertx vertx = Vertx.vertx();
    try (Daraja daraja = new Daraja(vertx, account, CallbackUrls.of(settings), clock)) {
      return told(ask(daraja, What.valueOf(what.toUpperCase(Locale.ROOT))));
    } finally {
      vertx.close().await();
    }
  }

  private static Answer<Conversation> ask(Daraja daraja, What what) {
    var asked =
        switch (what) {
          case C2B -> daraja.registerC2b();
          case PULL -> daraja.registerPull();
        };
    return asked.toCompletionStage().toCompletableFuture().join();
  }

  private static int told(Answer<Conversation> answer) {
    return switch (answer) {
      case Answer.Accepted<Conversation> taken -> {
        System.out.println("registered");
        yield 0;
      }
      case Answer.Refused<Conversation>(String code, String message) ->
          refused("M-Pesa refused: " + code + " " + message);
      case Answer.Busy<Conversation> busy ->
          refused("M-Pesa cannot now: " + busy.errorCode() + " " + busy.message());
      case Answer.Unknown<Conversation>(String reason) ->
          refused("nobody knows whether it was registered: " + reason);
    };
  }

  private static int refused(String why) {
    System.err.println(why);
    return 1;
  }
}
