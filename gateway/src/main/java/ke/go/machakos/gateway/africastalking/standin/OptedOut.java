package ke.go.machakos.gateway.africastalking.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import ke.go.machakos.db.crypto.Vault;
import ke.go.machakos.db.phone.Msisdn;

/**
 * Who opted out of what the sender id sends: the provider sends them nothing more of it, whoever
 * restarts. In a file they are keyed hashes. Thread-safe.
 */
public final class OptedOut {
  private final Optional<Path> file;
  private final Function<Msisdn, String> alias;
  private final Set<String> aliases = new TreeSet<>();

  private OptedOut(Optional<Path> file, Function<Msisdn, String> alias) {
    this.file = file;
    this.alias = alias;
  }

  /** Nobody yet, and in memory alone. */
  public static OptedOut inMemory() {
    return new OptedOut(Optional.empty(), Msisdn::e164);
  }

  /** Those in a file, which is written with the first. */
  public static OptedOut in(Path file, Vault vault) {
    Function<Msisdn, String> alias =
        phone -> HexFormat.of().formatHex(vault.lookup("standin.opted-out", phone.e164()));
    OptedOut all = new OptedOut(Optional.of(file), alias);
    try {
      if (Files.exists(file)) {
        all.aliases.addAll(Files.readAllLines(file, US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return all;
  }

  synchronized boolean holds(Msisdn phone) {
    return aliases.contains(alias.apply(phone));
  }

  /** Puts a phone on the list, or takes it off. */
  synchronized void set(Msisdn phone, boolean out) {
    String name = alias.apply(phone);
    if (out ? aliases.add(name) : aliases.remove(name)) {
      file.ifPresent(this::write);
    }
  }

  private void write(Path to) {
    try {
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.write(to, aliases, US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(to + " cannot be written", e);
    }
  }
}
