package lanewise.bench.validate;

import java.util.SplittableRandom;
import lanewise.bench.ElementType;

/** Runs cases of operations. A case depends on the seed, the operation, the type and its number, and on nothing else. */
final class Validation {
  private final Comparison comparison;
  private final long seed;

  Validation(Library subject, Reference reference, long seed) {
    this.comparison = new Comparison(subject, reference);
    this.seed = seed;
  }

  /** Runs some cases. */
  Tally run(Operation operation, ElementType type, int first, int count) {
    Tally tally = new Tally(operation, type);
    for (int number = first; number < first + count; number++) {
      Problem problem = operation.cases().draw(type, random(operation, type, number));
      try {
        tally.add(number, problem, comparison.run(problem));
      } catch (NotCoveredException e) {
        tally.addNotCovered();
      }
    }
    return tally;
  }

  private SplittableRandom random(Operation operation, ElementType type, int number) {
    long mixed = seed;
    for (long each : new long[]{operation.id().hashCode(), type.ordinal(), number}) {
      mixed = new SplittableRandom(mixed + each).nextLong();
    }
    return new SplittableRandom(mixed);
  }
}
