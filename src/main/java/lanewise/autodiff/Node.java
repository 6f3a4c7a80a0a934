package lanewise.autodiff;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lanewise.blas.Transpose;
import lanewise.internal.Check;
import lanewise.tensor.ElementType;
import lanewise.tensor.Shape;
import lanewise.tensor.Tensor;
import lanewise.vmath.FloatReduction;

/**
 * An operation on other nodes: a vertex of a computational graph. A node never changes and holds no value until it is
 * asked for one; graphs of different threads have nothing in common unless they share nodes, which is safe.
 *
 * <pre>{@code
 * Variable x = Variable.of("x", Tensor.of(new double[] {1, 2, 3}));
 * Node y = x.square().sum();
 * y.value().item();                          // 14.0
 * Autodiff.grad(y, x).of(x).value();         // [2.0, 4.0, 6.0]
 * }</pre>
 *
 * <p>Operands of element-wise operations broadcast as in NumPy and have the same type. Where a derivative does not exist
 * one is chosen: that of {@link #abs} at 0 is 0, of {@link #relu} at 0 is 0, of {@link #leakyRelu} and {@link #elu} at 0
 * that of the negative side, of {@link #clamp} at a bound 1, of {@link #hardSigmoid} at -3 and 3 is 0; {@link #maximum},
 * {@link #minimum} and {@link #max}, {@link #min} share equally between operands that tie; {@link #norm} and {@link #hypot}
 * have 0 at the origin; {@link #pow} moves with its exponent only where this node is positive; comparisons, {@link #sign}
 * and conditions have 0 everywhere.
 *
 * <p>An operation whose inputs do not fit throws {@link IllegalArgumentException} with its name, the shapes, what was
 * required and the line at which it was called. The values of indices and labels are looked at when the operation is
 * computed: if one is out of range, {@link #value}, {@link Program#of} or {@link Program#run} throw that exception.
 */
public sealed class Node permits Variable {

  // Only orders nodes: one made later is computed later.
  private static final AtomicLong SEQUENCE = new AtomicLong();

  // The node whose rule is being asked, while it is: what it makes is a part of that node's derivative.
  private static final ScopedValue<Node> ASKED = ScopedValue.newInstance();

  private final long sequence = SEQUENCE.incrementAndGet();
  private final Operation operation;
  private final Node[] inputs;
  private final ElementType type;
  private final Shape shape;
  private final StackFrame site;
  private final Node cause;
  private volatile Tensor known;

  private Node(Operation operation, Node[] inputs, Shape shape) {
    this.operation = operation;
    this.inputs = inputs.clone();
    Check.notNull("shape", shape);
    this.type = inputs[0].type;
    this.shape = shape;
    cause = ASKED.isBound() ? ASKED.get() : null;
    site = cause == null ? Site.here() : null;
  }

  /** A leaf. */
  Node(Leaf leaf, ElementType type, Shape shape, Tensor value) {
    operation = leaf;
    inputs = new Node[0];
    Check.notNull("type", type);
    Check.notNull("shape", shape);
    this.type = type;
    this.shape = shape;
    known = value;
    cause = null;
    site = null;
  }

  /**
   * A node.
   *
   * @param operation what it does
   * @param inputs with what: at least one, of one type
   * @return a new node
   * @throws IllegalArgumentException if there is none, the types differ or the shapes do not fit
   */
  public static Node of(Operation operation, Node... inputs) {
    Check.notNull("operation", operation);
    Check.notNull("inputs", inputs);
    if (inputs.length == 0) {
      throw new IllegalArgumentException(operation.name() + ": at least one node is needed");
    }
    Shape[] shapes = new Shape[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] == null) {
        throw new NullPointerException(operation.name() + ": input " + i + " is null");
      }
      shapes[i] = inputs[i].shape;
      if (inputs[i].type != inputs[0].type) {
        throw refusedHere(
            operation, "input 0 is " + inputs[0].type + " and input " + i + " is " + inputs[i].type, inputs);
      }
    }
    try {
      return new Node(operation, inputs, operation.shape(shapes));
    } catch (IllegalArgumentException e) {
      throw refusedHere(operation, e.getMessage(), inputs);
    }
  }

  /** A node that is not made. */
  private static IllegalArgumentException refusedHere(Operation operation, String why, Node... inputs) {
    return refused(operation, inputs, why, created(Site.here()));
  }

  private static IllegalArgumentException refused(Operation operation, Node[] inputs, String why, String origin) {
    StringBuilder text = new StringBuilder(operation.name()).append(": ");
    for (int i = 0; i < inputs.length; i++) {
      text.append(i == 0 ? "" : i == 1 ? " by " : ", ").append(inputs[i].shape);
    }
    return new IllegalArgumentException(text.append(": ").append(why).append(origin).toString());
  }

  /** What a kernel or a rule of the node refused. */
  IllegalArgumentException refused(String why) {
    return refused(operation, inputs, why, origin());
  }

  private static String created(StackFrame site) {
    return " - node created at " + Site.text(site);
  }

  /**
   * A node with a value that never changes.
   *
   * @param value the value, used as it is and not copied
   * @return a new node
   */
  public static Node constant(Tensor value) {
    Check.notNull("value", value);
    return new Node(Leaf.CONSTANT, value.type(), value.shape(), value);
  }

  /**
   * A number of the type of this node.
   *
   * @param value the number
   * @return a new constant without axes
   */
  public Node constant(double value) {
    return constant(type == ElementType.FLOAT ? Tensor.scalar((float) value) : Tensor.scalar(value));
  }

  /**
   * The value. It is computed at the first call, with all that it depends on, and kept; of nodes in between nothing is
   * kept. To compute several nodes in one pass, or one for many values of its variables, use a {@link Program}.
   *
   * @return the value of this node; writing to it gives undefined results
   * @throws IllegalStateException if it depends on a variable without a value
   */
  public Tensor value() {
    Tensor value = known;
    if (value == null) {
      value = Program.of(List.of(), List.of(this)).run()[0];
      known = value;
    }
    return value;
  }

  /** The value if it is given or was computed, else null. */
  Tensor known() {
    return known;
  }

  /**
   * What the node does.
   *
   * @return its operation
   */
  public Operation operation() {
    return operation;
  }

  /**
   * What it does it with.
   *
   * @return an unmodifiable list
   */
  public List<Node> inputs() {
    return List.of(inputs);
  }

  /**
   * How many inputs there are.
   *
   * @return 0 for variables and constants
   */
  public int inputCount() {
    return inputs.length;
  }

  /**
   * An input.
   *
   * @param index at least 0 and below inputCount()
   * @return the node
   */
  public Node input(int index) {
    return inputs[index];
  }

  /**
   * The type of the elements.
   *
   * @return float or double
   */
  public ElementType type() {
    return type;
  }

  /**
   * The shape of the value.
   *
   * @return known without computing it
   */
  public Shape shape() {
    return shape;
  }

  /**
   * The node whose derivative rule made this one.
   *
   * @return null if no rule made it
   */
  public Node cause() {
    return cause;
  }

  long sequence() {
    return sequence;
  }

  /** Asks a rule of a node: the nodes that it makes have this one as their cause. */
  <T> T ask(Supplier<T> rule) {
    return ScopedValue.where(ASKED, this).call(rule::get);
  }

  /** Where the node comes from, as the end of a sentence. */
  String origin() {
    if (cause != null) {
      return " - in the derivative of " + cause + cause.origin();
    }
    return site == null ? "" : created(site);
  }

  /** The name of a variable, of others that of the operation. */
  @Override
  public String toString() {
    return this instanceof Variable variable ? variable.name() : operation.name();
  }

  /**
   * {@code this + other}.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node add(Node other) {
    return of(Arithmetic.ADD, this, other);
  }

  /**
   * {@code this + other}.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node add(double other) {
    return add(constant(other));
  }

  /**
   * {@code this - other}.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node sub(Node other) {
    return of(Arithmetic.SUB, this, other);
  }

  /**
   * {@code this - other}.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node sub(double other) {
    return sub(constant(other));
  }

  /**
   * {@code this * other}, element by element.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node mul(Node other) {
    return operation == Leaf.ONE && other != null && other.type == type ? other : of(Arithmetic.MUL, this, other);
  }

  /**
   * {@code this * other}, element by element.
   *
   * @param other the other operand, a number
   * @return a new node, or this one if the number is 1
   */
  public Node mul(double other) {
    return other == 1 ? this : mul(constant(other));
  }

  /**
   * {@code this / other}.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node div(Node other) {
    return of(Arithmetic.DIV, this, other);
  }

  /**
   * {@code this / other}.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node div(double other) {
    return div(constant(other));
  }

  /**
   * {@code this} to the power of {@code other}.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node pow(Node other) {
    return of(Arithmetic.POW, this, other);
  }

  /**
   * {@code this} to the power of {@code other}.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node pow(double other) {
    return pow(constant(other));
  }

  /**
   * The larger of two operands, NaN if one is NaN.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node maximum(Node other) {
    return of(Arithmetic.MAX, this, other);
  }

  /**
   * The larger of two operands, NaN if one is NaN.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node maximum(double other) {
    return maximum(constant(other));
  }

  /**
   * The smaller of two operands, NaN if one is NaN.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node minimum(Node other) {
    return of(Arithmetic.MIN, this, other);
  }

  /**
   * The smaller of two operands, NaN if one is NaN.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node minimum(double other) {
    return minimum(constant(other));
  }

  /**
   * 1 where {@code this == other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node equalTo(Node other) {
    return of(Arithmetic.EQUAL, this, other);
  }

  /**
   * 1 where {@code this == other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node equalTo(double other) {
    return equalTo(constant(other));
  }

  /**
   * 1 where {@code this != other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node notEqualTo(Node other) {
    return of(Arithmetic.NOT_EQUAL, this, other);
  }

  /**
   * 1 where {@code this != other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node notEqualTo(double other) {
    return notEqualTo(constant(other));
  }

  /**
   * 1 where {@code this < other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node less(Node other) {
    return of(Arithmetic.LESS, this, other);
  }

  /**
   * 1 where {@code this < other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node less(double other) {
    return less(constant(other));
  }

  /**
   * 1 where {@code this <= other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node lessOrEqual(Node other) {
    return of(Arithmetic.LESS_OR_EQUAL, this, other);
  }

  /**
   * 1 where {@code this <= other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node lessOrEqual(double other) {
    return lessOrEqual(constant(other));
  }

  /**
   * 1 where {@code this > other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node greater(Node other) {
    return of(Arithmetic.GREATER, this, other);
  }

  /**
   * 1 where {@code this > other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node greater(double other) {
    return greater(constant(other));
  }

  /**
   * 1 where {@code this >= other}, else 0.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node greaterOrEqual(Node other) {
    return of(Arithmetic.GREATER_OR_EQUAL, this, other);
  }

  /**
   * 1 where {@code this >= other}, else 0.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node greaterOrEqual(double other) {
    return greaterOrEqual(constant(other));
  }

  /**
   * The angle of the point with ordinate {@code this} and abscissa {@code other}.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node atan2(Node other) {
    return of(Arithmetic.ATAN2, this, other);
  }

  /**
   * {@code sqrt(this^2 + other^2)} without overflow in between.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node hypot(Node other) {
    return of(Arithmetic.HYPOT, this, other);
  }

  /**
   * {@code this > 0 ? this : slope * this}; the other operand is the slope.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node leakyRelu(Node other) {
    return of(Activations.LEAKY_RELU, this, other);
  }

  /**
   * {@code this > 0 ? this : slope * this}; the other operand is the slope.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node leakyRelu(double other) {
    return leakyRelu(constant(other));
  }

  /**
   * {@code this > 0 ? this : alpha * (exp(this) - 1)}; the other operand is alpha.
   *
   * @param other the other operand
   * @return a new node
   */
  public Node elu(Node other) {
    return of(Activations.ELU, this, other);
  }

  /**
   * {@code this > 0 ? this : alpha * (exp(this) - 1)}; the other operand is alpha.
   *
   * @param other the other operand, a number
   * @return a new node
   */
  public Node elu(double other) {
    return elu(constant(other));
  }

  /**
   * {@code this * y + z}, rounded once.
   *
   * @param y the factor
   * @param z the addend
   * @return a new node
   */
  public Node fma(Node y, Node z) {
    return of(Arithmetic.FMA, this, y, z);
  }

  /**
   * This node, but not below one bound and not above another.
   *
   * @param low the lower bound
   * @param high the upper bound
   * @return a new node
   */
  public Node clamp(double low, double high) {
    return of(Arithmetic.CLAMP, this, constant(low), constant(high));
  }

  /**
   * From this node to another, as t goes from 0 to 1.
   *
   * @param other the value at t = 1
   * @param t the weight
   * @return a new node
   */
  public Node lerp(Node other, Node t) {
    return of(Arithmetic.LERP, this, other, t);
  }

  /**
   * One operand where a condition is not 0, the other elsewhere. What is not chosen has no influence, on value or derivative,
   * even if it is NaN or infinite: {@code where(x.greater(0), x.log(), x)} has the derivative 1 at 0. What flows back is kept
   * out of the element-wise operations of a branch, also if they are repeated, reshaped or transposed; a branch with anything
   * else, such as a reduction or a product, must itself be finite.
   *
   * @param condition chooses
   * @param then the value where it is not 0
   * @param otherwise the value where it is 0
   * @return a new node
   */
  public static Node where(Node condition, Node then, Node otherwise) {
    return of(Arithmetic.WHERE, condition, then, otherwise);
  }

  /**
   * {@code -x}.
   *
   * @return a new node
   */
  public Node neg() {
    return of(Elementary.NEG, this);
  }

  /**
   * The magnitude.
   *
   * @return a new node
   */
  public Node abs() {
    return of(Elementary.ABS, this);
  }

  /**
   * -1, 0 or 1.
   *
   * @return a new node
   */
  public Node sign() {
    return of(Elementary.SIGN, this);
  }

  /**
   * {@code x^2}.
   *
   * @return a new node
   */
  public Node square() {
    return of(Elementary.SQUARE, this);
  }

  /**
   * The square root.
   *
   * @return a new node
   */
  public Node sqrt() {
    return of(Elementary.SQRT, this);
  }

  /**
   * {@code 1 / x}.
   *
   * @return a new node
   */
  public Node reciprocal() {
    return of(Elementary.RECIPROCAL, this);
  }

  /**
   * {@code 1 / sqrt(x)}.
   *
   * @return a new node
   */
  public Node rsqrt() {
    return of(Elementary.RSQRT, this);
  }

  /**
   * The cube root.
   *
   * @return a new node
   */
  public Node cbrt() {
    return of(Elementary.CBRT, this);
  }

  /**
   * {@code e^x}.
   *
   * @return a new node
   */
  public Node exp() {
    return of(Elementary.EXP, this);
  }

  /**
   * {@code 2^x}.
   *
   * @return a new node
   */
  public Node exp2() {
    return of(Elementary.EXP2, this);
  }

  /**
   * {@code e^x - 1} without cancellation.
   *
   * @return a new node
   */
  public Node expm1() {
    return of(Elementary.EXPM1, this);
  }

  /**
   * The natural logarithm.
   *
   * @return a new node
   */
  public Node log() {
    return of(Elementary.LOG, this);
  }

  /**
   * The binary logarithm.
   *
   * @return a new node
   */
  public Node log2() {
    return of(Elementary.LOG2, this);
  }

  /**
   * The decimal logarithm.
   *
   * @return a new node
   */
  public Node log10() {
    return of(Elementary.LOG10, this);
  }

  /**
   * {@code log(1 + x)} without cancellation.
   *
   * @return a new node
   */
  public Node log1p() {
    return of(Elementary.LOG1P, this);
  }

  /**
   * The sine.
   *
   * @return a new node
   */
  public Node sin() {
    return of(Elementary.SIN, this);
  }

  /**
   * The cosine.
   *
   * @return a new node
   */
  public Node cos() {
    return of(Elementary.COS, this);
  }

  /**
   * The tangent.
   *
   * @return a new node
   */
  public Node tan() {
    return of(Elementary.TAN, this);
  }

  /**
   * The arc sine.
   *
   * @return a new node
   */
  public Node asin() {
    return of(Elementary.ASIN, this);
  }

  /**
   * The arc cosine.
   *
   * @return a new node
   */
  public Node acos() {
    return of(Elementary.ACOS, this);
  }

  /**
   * The arc tangent.
   *
   * @return a new node
   */
  public Node atan() {
    return of(Elementary.ATAN, this);
  }

  /**
   * The hyperbolic sine.
   *
   * @return a new node
   */
  public Node sinh() {
    return of(Elementary.SINH, this);
  }

  /**
   * The hyperbolic cosine.
   *
   * @return a new node
   */
  public Node cosh() {
    return of(Elementary.COSH, this);
  }

  /**
   * The error function.
   *
   * @return a new node
   */
  public Node erf() {
    return of(Elementary.ERF, this);
  }

  /**
   * The complementary error function.
   *
   * @return a new node
   */
  public Node erfc() {
    return of(Elementary.ERFC, this);
  }

  /**
   * The hyperbolic tangent.
   *
   * @return a new node
   */
  public Node tanh() {
    return of(Activations.TANH, this);
  }

  /**
   * {@code max(x, 0)}.
   *
   * @return a new node
   */
  public Node relu() {
    return of(Activations.RELU, this);
  }

  /**
   * {@code 1 / (1 + exp(-x))}.
   *
   * @return a new node
   */
  public Node sigmoid() {
    return of(Activations.SIGMOID, this);
  }

  /**
   * {@code log(1 + exp(x))}.
   *
   * @return a new node
   */
  public Node softplus() {
    return of(Activations.SOFTPLUS, this);
  }

  /**
   * {@code x * sigmoid(x)}.
   *
   * @return a new node
   */
  public Node silu() {
    return of(Activations.SILU, this);
  }

  /**
   * {@code x * Phi(x)}, with the normal distribution Phi.
   *
   * @return a new node
   */
  public Node gelu() {
    return of(Activations.GELU, this);
  }

  /**
   * GELU in its tanh form.
   *
   * @return a new node
   */
  public Node geluTanh() {
    return of(Activations.GELU_TANH, this);
  }

  /**
   * {@code x / 6 + 1/2}, within 0..1.
   *
   * @return a new node
   */
  public Node hardSigmoid() {
    return of(Activations.HARD_SIGMOID, this);
  }

  /**
   * The sum over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node sum(int... axes) {
    return sum(false, axes);
  }

  /**
   * The sum over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node sum(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.SUM, keepDims, axes), this);
  }

  /**
   * The mean over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node mean(int... axes) {
    return mean(false, axes);
  }

  /**
   * The mean over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node mean(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.MEAN, keepDims, axes), this);
  }

  /**
   * The largest element over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node max(int... axes) {
    return max(false, axes);
  }

  /**
   * The largest element over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node max(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.MAX, keepDims, axes), this);
  }

  /**
   * The smallest element over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node min(int... axes) {
    return min(false, axes);
  }

  /**
   * The smallest element over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node min(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.MIN, keepDims, axes), this);
  }

  /**
   * The mean of the squared distances from the mean over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node variance(int... axes) {
    return variance(false, axes);
  }

  /**
   * The mean of the squared distances from the mean over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node variance(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.VARIANCE, keepDims, axes), this);
  }

  /**
   * The logarithm of the sum of the exponentials, without overflow over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node logSumExp(int... axes) {
    return logSumExp(false, axes);
  }

  /**
   * The logarithm of the sum of the exponentials, without overflow over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node logSumExp(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.LOG_SUM_EXP, keepDims, axes), this);
  }

  /**
   * The square root of the sum of squares over axes, which the result does not have.
   *
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node norm(int... axes) {
    return norm(false, axes);
  }

  /**
   * The square root of the sum of squares over axes.
   *
   * @param keepDims whether the result has these axes, with dimension 1
   * @param axes the axes, negative ones counted from the end; none means all
   * @return a new node
   */
  public Node norm(boolean keepDims, int... axes) {
    return of(new Reduction(FloatReduction.NORM2, keepDims, axes), this);
  }

  /**
   * The product of matrices: the last two axes are rows and columns, those before them a batch that broadcasts. A vector (one
   * axis) is a row on the left and a column on the right, and the result lacks that axis. A {@link #transpose} of the last two
   * axes of an operand is done by the kernel.
   *
   * @param other the right operand
   * @return a new node
   */
  public Node matmul(Node other) {
    Check.notNull("other", other);
    if (Math.min(shape.rank(), other.shape.rank()) == 1) {
      int inner = shape.dim(-1);
      int others = other.shape.dim(Math.max(0, other.shape.rank() - 2));
      if (inner != others) {
        String why = "inner dimensions " + inner + " and " + others + " differ";
        throw refusedHere(new Product(Transpose.NO, Transpose.NO), why, this, other);
      }
    }
    Node left = shape.rank() == 1 ? reshape(1, shape.size()) : this;
    Node right = other.shape.rank() == 1 ? other.reshape(other.shape.size(), 1) : other;
    Node product = Product.of(Transpose.NO, Transpose.NO, left, right);
    int rank = product.shape.rank();
    Shape kept = product.shape.axes(0, rank - 2);
    kept = shape.rank() == 1 ? kept : kept.append(product.shape.axes(rank - 2, rank - 1));
    kept = other.shape.rank() == 1 ? kept : kept.append(product.shape.axes(rank - 1, rank));
    return Reshape.of(product, kept);
  }

  /**
   * {@code this * w + bias}, the bias added to each row as the product is stored.
   *
   * @param w a matrix
   * @param bias one number for each of its columns
   * @return a new node
   */
  public Node linear(Node w, Node bias) {
    return Linear.of(this, w, bias, false);
  }

  /**
   * {@code relu(this * w + bias)}, bias and ReLU applied as the product is stored.
   *
   * @param w a matrix
   * @param bias one number for each of its columns
   * @return a new node
   */
  public Node linearRelu(Node w, Node bias) {
    return Linear.of(this, w, bias, true);
  }

  /**
   * The inner product of two vectors; of other nodes what {@link #matmul} gives.
   *
   * @param other a vector of the same length
   * @return a new node
   */
  public Node dot(Node other) {
    return matmul(other);
  }

  /**
   * The outer product of two vectors: element (i, j) is {@code this[i] * other[j]}. Nodes with other axes count as the vector
   * of their elements.
   *
   * @param other a vector
   * @return a new node
   */
  public Node outer(Node other) {
    Check.notNull("other", other);
    return reshape(-1, 1).mul(other.reshape(1, -1));
  }

  /**
   * The same elements with another shape.
   *
   * @param dims the new dimensions; one of them may be -1 and is worked out
   * @return a new node, or this one if it has the shape
   */
  public Node reshape(int... dims) {
    return Reshape.of(this, meant(new Reshape(shape), () -> Tensor.reshaped(shape, dims)));
  }

  /**
   * The same elements with another shape.
   *
   * @param other has the same number of elements
   * @return a new node, or this one if it has the shape
   */
  public Node reshape(Shape other) {
    Check.notNull("other", other);
    return Reshape.of(this, other);
  }

  /**
   * The axes in another order; without argument, the last two exchanged.
   *
   * @param axes for each axis of the result, the axis of this node
   * @return a new node
   */
  public Node transpose(int... axes) {
    Check.notNull("axes", axes);
    int rank = shape.rank();
    int[] order = axes.clone();
    if (axes.length == 0 && rank > 1) {
      order = IntStream.range(0, rank).toArray();
      order[rank - 1] = rank - 2;
      order[rank - 2] = rank - 1;
    }
    for (int axis = 0; axis < order.length; axis++) {
      order[axis] = order[axis] < 0 && order[axis] >= -rank ? order[axis] + rank : order[axis];
    }
    return of(new Permute(order), this);
  }

  /**
   * Repeats to a larger shape.
   *
   * @param dims the dimensions of the result
   * @return a new node, or this one if it has the shape
   */
  public Node broadcastTo(int... dims) {
    return Broadcast.to(this, meant(new Broadcast(shape), () -> Shape.of(dims)));
  }

  /**
   * The part that begins at an index.
   *
   * @param begin the index of its first element
   * @param dims its dimensions
   * @return a new node
   */
  public Node slice(int[] begin, int... dims) {
    Check.notNull("begin", begin);
    return of(new Slice(meant(new Slice(shape), () -> Shape.of(dims)), begin.clone()), this);
  }

  /**
   * Zeros around this node.
   *
   * @param begin the index of its first element in the result
   * @param dims the dimensions of the result
   * @return a new node
   */
  public Node pad(int[] begin, int... dims) {
    Check.notNull("begin", begin);
    return of(new Place(meant(new Place(shape), () -> Shape.of(dims)), begin.clone()), this);
  }

  /**
   * Nodes one after the other along an axis.
   *
   * @param axis the axis, negative ones counted from the end
   * @param nodes at least one; their shapes are equal but for that axis
   * @return a new node
   */
  public static Node concat(int axis, Node... nodes) {
    Check.notNull("nodes", nodes);
    return of(new Concat(axis), nodes);
  }

  /**
   * Parts along the first axis, by index: rows of an embedding.
   *
   * @param indices whole numbers, at least 0 and below dim(0), in a tensor of any shape and of the type of this node;
   *     checked when the value is computed
   * @return a new node
   */
  public Node gather(Node indices) {
    return of(new Gather(), this, indices);
  }

  /**
   * Adds parts to zeros along the first axis, by index: {@code y[indices[i]] += this[i]}.
   *
   * @param indices whole numbers, at least 0 and below rows, checked when the value is computed; this node has their axes
   *     first
   * @param rows the first dimension of the result
   * @return a new node
   */
  public Node scatterAdd(Node indices, int rows) {
    return of(new ScatterAdd(rows), this, indices);
  }

  /**
   * The softmax of each row (the last axis).
   *
   * @return a new node
   */
  public Node softmax() {
    return of(new Softmax(false), this);
  }

  /**
   * The logarithm of the softmax of each row (the last axis).
   *
   * @return a new node
   */
  public Node logSoftmax() {
    return of(new Softmax(true), this);
  }

  /**
   * One element of each row of a matrix, by index.
   *
   * @param indices whole numbers, at least 0 and below dim(1), one for each row, in a tensor of rank 1 of the type of
   *     this node; checked when the value is computed
   * @return a new node of rank 1
   */
  public Node pick(Node indices) {
    return of(new Pick(), this, indices);
  }

  /**
   * The loss {@code -log softmax(row)[label]} of each row of a matrix of logits, by {@link #logSoftmax}: as exact where the
   * logits are large as elsewhere.
   *
   * @param labels the class of each row, a whole number, at least 0 and below dim(1), in a tensor of rank 1 of the type of
   *     this node; checked when the value is computed
   * @return a new node of rank 1
   */
  public Node softmaxCrossEntropy(Node labels) {
    Check.notNull("labels", labels);
    if (shape.rank() != 2 || !labels.shape.equals(shape.axes(0, 1))) {
      throw refusedHere(
          new Pick(), "a cross entropy needs logits N x C and one label for each of their rows, in a tensor of rank 1",
          this,
          labels);
    }
    return logSoftmax().pick(labels).neg();
  }

  /**
   * Each row (the last axis) minus its mean, divided by {@code sqrt(variance + epsilon)}.
   *
   * @param epsilon is added to the variance
   * @return a new node
   */
  public Node normalize(double epsilon) {
    return of(new Normalize(epsilon), this);
  }

  /**
   * {@link #normalize}, scaled and shifted.
   *
   * @param gamma factor of each element of a row
   * @param beta addend of each element of a row
   * @param epsilon is added to the variance
   * @return a new node
   */
  public Node layerNorm(Node gamma, Node beta, double epsilon) {
    Check.notNull("gamma", gamma);
    Check.notNull("beta", beta);
    if (!gamma.shape.broadcastsTo(shape) || !beta.shape.broadcastsTo(shape)) {
      throw refusedHere(new Normalize(epsilon), "gamma and beta have to broadcast to the first shape", this, gamma,
          beta);
    }
    return normalize(epsilon).fma(gamma, beta);
  }

  /**
   * The convolution (strictly the cross-correlation) of images N x H x W x C with filters h x w x C x K, as one product.
   *
   * @param filters the filters
   * @param stride distance of the windows
   * @param padding zeros on each side of the images
   * @return a new node N x outH x outW x K
   */
  public Node conv2d(Node filters, int stride, int padding) {
    Check.notNull("filters", filters);
    Shape f = filters.shape;
    if (f.rank() != 4 || shape.rank() != 4 || f.dim(2) != shape.dim(3)) {
      throw refusedHere(
          new Windows(1, 1, 1, 1),
          "a convolution needs images N x H x W x C and filters h x w x C x K with the same C", this, filters);
    }
    Node windows = of(new Windows(f.dim(0), f.dim(1), stride, stride), padded(padding));
    Shape out = windows.shape.axes(0, 3);
    int window = f.axes(0, 3).size();
    return windows.reshape(out.size(), window).matmul(filters.reshape(window, f.dim(3)))
        .reshape(out.append(Shape.of(f.dim(3))));
  }

  /**
   * The largest element of each window of images N x H x W x C.
   *
   * @param size height and width of a window
   * @param stride distance of the windows
   * @return a new node N x outH x outW x C
   */
  public Node maxPool(int size, int stride) {
    return of(new Windows(size, size, stride, stride), this).max(3, 4);
  }

  /**
   * The mean of each window of images N x H x W x C.
   *
   * @param size height and width of a window
   * @param stride distance of the windows
   * @return a new node N x outH x outW x C
   */
  public Node avgPool(int size, int stride) {
    return of(new Windows(size, size, stride, stride), this).mean(3, 4);
  }

  /**
   * This node as a constant: nothing flows back through it, and it does not move.
   *
   * @return a new node
   */
  public Node stopGradient() {
    return of(Identity.STOP_GRADIENT, this);
  }

  /** The shape that the arguments of an operation on this node mean. */
  private Shape meant(Operation operation, Supplier<Shape> argument) {
    try {
      return argument.get();
    } catch (IllegalArgumentException e) {
      throw refusedHere(operation, e.getMessage(), this);
    }
  }

  private Node padded(int padding) {
    if (padding == 0) {
      return this;
    }
    int[] dims = shape.dims();
    if (padding < 0 || 2L * padding + Math.max(dims[1], dims[2]) > Integer.MAX_VALUE) {
      throw refusedHere(
          new Place(shape),
          "padding = " + padding + ", but must be >= 0 and give images of at most " + Integer.MAX_VALUE
              + " rows and columns",
          this);
    }
    dims[1] += 2 * padding;
    dims[2] += 2 * padding;
    return pad(new int[]{0, padding, padding, 0}, dims);
  }
}
