package lanewise.bench;

import java.io.Serializable;
import org.openjdk.jmh.results.RunResult;

/**
 * What became of a row in one fork.
 *
 * @param result what JMH measured, {@code null} if the row failed
 * @param failure why it failed, empty if it did not
 * @param yardstick the name of what it is compared with, empty for nothing
 * @param steal the share of the processors' time that others took away meanwhile, NaN if the system does not tell
 */
record Outcome(RunResult result, String failure, String yardstick, double steal) implements Serializable {

  static Outcome failed(String why) {
    return new Outcome(null, why, "", Double.NaN);
  }
}
