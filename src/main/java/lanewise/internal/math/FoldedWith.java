package lanewise.internal.math;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Of a step of a reduction: asks for loops that take other steps in the same pass. */
@Retention(RetentionPolicy.SOURCE)
@interface FoldedWith {

  /** A step with the same operands. */
  String partner();

  /** A step of two operands over elements further on, which so arrive from memory while there is other work. */
  String ahead();
}
