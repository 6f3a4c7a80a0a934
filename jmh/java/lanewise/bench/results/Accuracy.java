package lanewise.bench.results;

import java.util.List;

/**
 * How far an operation was from a reference.
 *
 * @param operation such as {@code gemm NN}, {@code exp}
 * @param type {@code f32} or {@code f64}
 * @param subject what was checked, {@code lanewise} or another implementation
 * @param reference what it was checked against
 * @param cases how many cases were compared
 * @param failures how many of them broke the bound or a rule for special values
 * @param worstUlp the largest error in units in the last place of the reference
 * @param worstBound the largest error in units of the derived bound: at most 1 if all is right
 * @param ulps how many results had an error of 0, up to 0.5, 1, 2, 4, 8, ... ULP; the last entry counts all above
 * @param worstCase the command that repeats the worst case, empty if there is none
 */
public record Accuracy(
    String operation,
    String type,
    String subject,
    String reference,
    long cases,
    long failures,
    double worstUlp,
    double worstBound,
    List<Long> ulps,
    String worstCase) {

  /** Takes a copy. */
  public Accuracy {
    ulps = List.copyOf(ulps);
  }
}
