package ke.go.machakos.gateway.web;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium with a profile and a download folder of its own. */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  /**
   * Opens a browser that keeps everything in this folder; skips the test, saying so, without one.
   */
  public static Browser open(Path folder) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "SKIPPED: no " + CHROMIUM + " and " + DRIVER + ", so the page was not tried in a browser");
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder.resolve("profile"));
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toString()));
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options), downloads);
  }

  /** The driver itself. */
  public ChromeDriver driver() {
    return driver;
  }

  /** Gives the page exactly this many CSS pixels, as a phone of that size would. */
  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** The element of this CSS selector. */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** Waits until the text of an element contains this. */
  public void waitForText(String selector, String text) {
    new WebDriverWait(driver, PATIENCE)
        // another page came between the two calls: stale, or an unknown error of the inspector's
        .ignoring(WebDriverException.class)
        .withMessage(() -> "\"" + text + "\" in " + selector + ": " + find(selector).getText())
        .until(_ -> find(selector).getText().contains(text));
  }

  /** Waits until this is so. */
  public void waitUntil(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE).until(_ -> condition.getAsBoolean());
  }

  /** Waits for a file to be downloaded whole. */
  public Path download(String name) {
    Path file = downloads.resolve(name);
    new WebDriverWait(driver, PATIENCE)
        .until(_ -> Files.exists(file) && file.toFile().length() > 0);
    return file;
  }

  /** Writes what the window shows to {@code target/screenshots}. */
  public void screenshot(String name) throws IOException {
    File shot = driver.getScreenshotAs(OutputType.FILE);
    Path file = Path.of("target", "screenshots", name + ".png");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.copy(shot.toPath(), file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The accessibility faults of the page as it stands that are serious or critical. */
  public List<String> seriousFaults() {
    return new AxeBuilder()
        .analyze(driver).getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .map(Browser::describe)
            .toList();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  /** What the console has of refused policies and script faults since this was last asked. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
