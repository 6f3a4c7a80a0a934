package lanewise.internal.math;

/** A formula of one float. */
@FunctionalInterface
interface SingleFunction {
  float apply(float x);
}
