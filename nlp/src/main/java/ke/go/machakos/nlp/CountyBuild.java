package ke.go.machakos.nlp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains the county's model as part of the build, unless one of the very same data and code was
 * trained on this machine before.
 *
 * @param data holds the folders {@code train} and {@code held-out}
 * @param services the county's file of services, which names the department of each
 */
record CountyBuild(Path data, Path services) {
  /** Writes the model and the report of how it reads the messages that were held out. */
  String into(Path model, Path report) throws IOException {
    Path kept =
        Path.of(System.getProperty("user.home"), ".cache", "mlango", "models")
            .resolve(fingerprint());
    Files.createDirectories(model.toAbsolutePath().getParent());
    Path keptModel = kept.resolve("county.model");
    Path keptReport = kept.resolve("report.md");
    boolean known = Files.exists(keptModel) && Files.exists(keptReport);
    if (!known) {
      Files.createDirectories(kept);
      Understanding understanding = Understanding.train(Message.readAll(data.resolve("train")));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      understanding.write(bytes);
      write(keptModel, bytes.toByteArray());
      CountyReport read =
          new CountyReport(
              understanding,
              Message.readAll(data.resolve("held-out")),
              CountyReport.departments(services));
      write(
          keptReport, (read.table() + "\n" + read.confusions(20)).getBytes(StandardCharsets.UTF_8));
    }
    Files.copy(keptModel, model, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(keptReport, report, StandardCopyOption.REPLACE_EXISTING);
    return (known ? "the model of this data and code is known: " : "trained: ") + kept;
  }

  /** Whole or not at all: a build that is cut leaves no half of a model behind. */
  private static void write(Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part", null);
    Files.write(part, content);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String fingerprint() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Path code =
          Path.of(CountyBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path root : List.of(data, code, services)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(CountyBuild::counts).sorted().toList()) {
            digest.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IOException("cannot tell what the model would be made of", e);
    }
  }

  private static boolean counts(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".model");
  }
}
