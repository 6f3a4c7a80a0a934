package lanewise.blas;

/** Whether a matrix operand enters a product as stored or transposed: op(A) = A or A<sup>T</sup>. */
public enum Transpose {
  /** op(A) = A. */
  NO,
  /** op(A) = A<sup>T</sup>; the array still holds A, no transposed copy is made of it. */
  YES
}
