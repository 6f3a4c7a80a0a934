package lanewise.vmath;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What ND4J has for an operation on elements, and how far its results may be from those of Lanewise; or why it has
 * nothing that can be compared.
 *
 * @param operation ND4J's operation on arrays of operands; null if there is none
 * @param ulps allowed difference, in units in the last place of the result
 * @param absolute what is allowed beyond that
 * @param domain the operands that are compared: where both have a value and the same convention
 * @param signsOfZeros whether zeros must have the same sign
 * @param shared the operands that ND4J takes as a number, by index
 * @param reason why there is nothing to compare
 */
record Peer(
    Function<INDArray[], INDArray> operation, double ulps, Absolute absolute, Domain domain, boolean signsOfZeros,
    List<Integer> shared, String reason) {

  /**
   * What is assumed of the functions of the C library, which ND4J calls, in ULP: none documents a bound, and this is what they
   * usually have. As a relative error, 1 ULP is at most 2 u; a relative error of r u is at most r ULP.
   */
  static final double LIBM = 2;

  /** A difference in units of the roundoff u, 2^-24 or 2^-53. */
  interface Absolute {
    double of(double[] operands, double result);
  }

  /** Whether operands take part. */
  interface Domain {
    boolean contains(double[] operands);
  }

  static Peer none(String reason) {
    return new Peer(null, 0, null, null, false, List.of(), reason);
  }

  static Peer exact(Function<INDArray[], INDArray> operation) {
    return within(0, operation);
  }

  static Peer within(double ulps, Function<INDArray[], INDArray> operation) {
    return new Peer(operation, ulps, (operands, result) -> 0, operands -> true, true, List.of(), null);
  }

  /** Allows more, where ND4J's formula loses digits. */
  Peer plus(Absolute more) {
    return new Peer(operation, ulps, more, domain, signsOfZeros, shared, reason);
  }

  Peer where(Domain compared) {
    return new Peer(operation, ulps, absolute, compared, signsOfZeros, shared, reason);
  }

  Peer withZerosOfAnySign() {
    return new Peer(operation, ulps, absolute, domain, false, shared, reason);
  }

  Peer sharing(Integer... operands) {
    return new Peer(operation, ulps, absolute, domain, signsOfZeros, Arrays.asList(operands), reason);
  }

  boolean exists() {
    return operation != null;
  }
}
