package lanewise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How long the processors of a virtual machine have worked, and how long they wanted to and were not let, since its
 * start, as Linux counts it.
 *
 * @param busy ticks of all processors together in which they worked
 * @param stolen ticks in which another machine had them
 */
record CpuTime(double busy, double stolen) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int STEAL = 8;

  /** Until now; NaN where the system does not tell. */
  static CpuTime now() {
    try {
      return Files.isReadable(STAT) ? of(Files.readAllLines(STAT).getFirst()) : new CpuTime(Double.NaN, Double.NaN);
    } catch (IOException e) {
      return new CpuTime(Double.NaN, Double.NaN);
    }
  }

  /** The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
  static CpuTime of(String line) {
    double[] fields =
        Arrays.stream(line.split("\\s+")).skip(1).limit(STEAL).mapToDouble(Double::parseDouble).toArray();
    double all = Arrays.stream(fields).sum();
    return new CpuTime(all - fields[IDLE - 1] - fields[IO_WAIT - 1] - fields[STEAL - 1], fields[STEAL - 1]);
  }

  /** The share of the wanted time that was stolen; NaN where nothing was wanted. */
  double stealSince(CpuTime before) {
    double lost = stolen - before.stolen;
    return lost / (lost + busy - before.busy);
  }
}
