package ke.go.machakos.gateway.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws the results as SVG. */
final class Plots {

  private static final Color GRID = new Color(0xdddddd);

  /** The gateway's p50, p99 and p99.9 in blues, then the bare server's in greys. */
  private static final Color[] LINES = {
    new Color(0x08306b),
    new Color(0x2171b5),
    new Color(0x6baed6),
    new Color(0x252525),
    new Color(0x737373),
    new Color(0xbdbdbd)
  };

  private static final Color[] BARS = {LINES[1], LINES[4]};

  private final Path folder;

  Plots(Path folder) {
    this.folder = folder;
  }

  /** Latency, on a logarithmic scale, against rate; one line for each server and percentile. */
  void latency(Samples samples) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(520)
            .title("Latency from the intended moment, open model")
            .xAxisTitle("turns/s")
            .yAxisTitle("ms")
            .build();
    chart.getStyler().setYAxisLogarithmic(true).setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setSeriesColors(LINES);
    for (String server : List.of("gateway", "bare")) {
      List<Sample> open = samples.of("open", server);
      line(chart, server + " p50", open, sample -> sample.result().p50());
      line(chart, server + " p99", open, sample -> sample.result().p99());
      line(chart, server + " p99.9", open, sample -> sample.result().p999());
    }
    save(chart, "latency");
  }

  private static void line(
      XYChart chart, String name, List<Sample> open, ToDoubleFunction<Sample> micros) {
    if (!open.isEmpty()) {
      chart.addSeries(
          name,
          open.stream().mapToDouble(sample -> sample.result().rate()).toArray(),
          open.stream()
              .mapToDouble(sample -> Math.max(0.01, micros.applyAsDouble(sample) / 1000))
              .toArray());
    }
  }

  /** Peak of each run, gateway beside bare server. */
  void peak(Samples samples) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(700)
            .height(420)
            .title("Peak, closed loop of " + Plan.CONNECTIONS + " connections")
            .xAxisTitle("run")
            .yAxisTitle("turns/s")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setSeriesColors(BARS);
    for (String server : List.of("gateway", "bare")) {
      double[] rates =
          samples.of("peak", server).stream()
              .mapToDouble(sample -> sample.result().rate())
              .toArray();
      double[] runs = new double[rates.length];
      for (int i = 0; i < runs.length; i++) {
        runs[i] = i + 1;
      }
      chart.addSeries(server, runs, rates);
    }
    save(chart, "peak");
  }

  /**
   * Glyphs and dashes are drawn as outlines with a dozen decimals, of which the eye sees one: so no
   * dashes and one decimal.
   */
  private void save(Chart<?, ?> chart, String name) throws IOException {
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    if (chart.getStyler() instanceof AxesChartStyler axes) {
      axes.setPlotGridLinesStroke(new BasicStroke(0.5f)).setPlotGridLinesColor(GRID);
    }
    Path file = folder.resolve(name + ".svg");
    ChartEncoder.saveChart(chart, file.toString(), "svg");
    Files.writeString(file, Files.readString(file).replaceAll("(\\.\\d)\\d+", "$1"));
  }
}
