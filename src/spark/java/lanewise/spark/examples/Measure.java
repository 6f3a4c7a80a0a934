package lanewise.spark.examples;

/** x */
public final class Measure {
  private Measure() {}
}
