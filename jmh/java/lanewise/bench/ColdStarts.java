package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Several {@link ColdStart}s of one library.
 *
 * @param first milliseconds from main to the first result
 * @param toPeak milliseconds from main to 80 % of the peak
 * @param peak the best rate in GFLOP/s
 */
record ColdStarts(Figure first, Figure toPeak, Figure peak) {

  /** Starts {@code starts} JVMs one after another. */
  static ColdStarts run(Library library, int starts, double seconds) {
    List<Double> first = new ArrayList<>();
    List<Double> toPeak = new ArrayList<>();
    List<Double> peak = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      Jvm.run(
          ColdStart.class,
          List.of(),
          List.of(library.name(), String.format(Locale.ROOT, "%.1f", seconds)),
          line -> {
            String[] words = line.split(" ");
            if (words[0].equals(ColdStart.PREFIX)) {
              first.add(Double.valueOf(words[1]));
              toPeak.add(Double.valueOf(words[2]));
              peak.add(Double.valueOf(words[3]));
            }
          });
    }
    return new ColdStarts(Figure.of(first), Figure.of(toPeak), Figure.of(peak));
  }
}
