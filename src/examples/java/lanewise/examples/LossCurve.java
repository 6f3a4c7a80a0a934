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
final class LossCurve {

  private LossCurve() {}

  /** Writes a PNG file, and the folder that it is in if there is none. */
  static void write(Path file, String title, List<Score> training, List<Score> heldOut) throws IOException {
    XYChart chart =
        new XYChartBuilder().width(1200).height(750).title(title).xAxisTitle("epoch").yAxisTitle("mean cross-entropy")
            .build();
    style(chart.getStyler());
    line(chart, "training", training, new Color(0x2166AC));
    line(chart, "held out", heldOut, new Color(0xD6604D));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, ChartEncoder.getBytes(chart, "png"));
  }

  private static void line(XYChart chart, String name, List<Score> scores, Color color) {
    double[] epochs = IntStream.rangeClosed(1, scores.size()).asDoubleStream().toArray();
    double[] losses = scores.stream().mapToDouble(Score::loss).toArray();
    XYSeries series = chart.addSeries(name, epochs, losses);
    series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(new BasicStroke(3));
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
    styler.setXAxisTickLabelsFormattingFunction(epoch -> epoch % 10 == 0 ? Integer.toString(epoch.intValue()) : "");
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
