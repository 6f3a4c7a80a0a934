package lanewise.examples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of the loss, epoch by epoch. */
public final class LossCurve {

  /**
   * A line in the picture.
   *
   * @param name what the legend calls it
   * @param scores the score after each epoch
   * @param color its colour
   * @param width its width
   */
  public record Line(String name, List<Score> scores, Color color, int width) {}

  private LossCurve() {}

  /**
   * Writes a PNG file, and the folder that it is in if there is none.
   *
   * @param file the file
   * @param title the line above the picture
   * @param lines later ones over earlier ones
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, String title, Line... lines) throws IOException {
    XYChart chart =
        new XYChartBuilder().width(1200).height(750).title(title).xAxisTitle("epoch").yAxisTitle("mean cross-entropy")
            .build();
    style(chart.getStyler());
    for (Line line : lines) {
      draw(chart, line);
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, ChartEncoder.getBytes(chart, "png"));
  }

  private static void draw(XYChart chart, Line line) {
    double[] epochs = IntStream.rangeClosed(1, line.scores.size()).asDoubleStream().toArray();
    double[] losses = line.scores.stream().mapToDouble(Score::loss).toArray();
    XYSeries series = chart.addSeries(line.name, epochs, losses);
    series.setMarker(SeriesMarkers.NONE).setLineColor(line.color).setLineStyle(new BasicStroke(line.width));
  }

  private static void style(XYStyler styler) {
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20));
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
    styler.setAxisTitleFont(plain);
    styler.setAxisTickLabelsFont(plain);
    styler.setLegendFont(plain);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setLegendPosition(LegendPosition.InsideNE);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setXAxisTickLabelsFormattingFunction(
        epoch -> epoch == Math.rint(epoch) ? Integer.toString(epoch.intValue()) : "");
    // Losses fall by powers of ten.
    styler.setYAxisLogarithmic(true);
    styler.setYAxisLogarithmicDecadeOnly(false);
    styler.setYAxisTickLabelsFormattingFunction(LossCurve::label);
  }

  /** A text for 1, 2 and 5 times a power of ten; the lines in between would be too many. */
  private static String label(double loss) {
    String text = new BigDecimal(loss).round(new MathContext(1)).toPlainString();
    return text.matches("[0.]*[125]0*") ? text : "";
  }
}
