package lanewise.generator;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.generator.Formulas.Constant;
import lanewise.generator.Formulas.Method;

/**
 * The statements that compute one function on a vector of arguments: every operation of the scalar formula becomes the
 * same operation on vectors, a condition a mask, {@code c ? a : b} a blend, and methods that the formula calls are
 * written out in place, once for each different list of arguments. Numbers stay scalar until a vector is needed.
 */
final class VectorTranslation {

  private enum Kind {
    /** A number known when the class is loaded. */
    NUMBER,
    /** A bit pattern known when the class is loaded. */
    BITS_NUMBER,
    /** A vector of elements. */
    VECTOR,
    /** A vector of bit patterns. */
    BITS,
    /** A mask of elements. */
    MASK
  }

  private record Value(Kind kind, String text) {
    boolean isNumber() {
      return kind == Kind.NUMBER || kind == Kind.BITS_NUMBER;
    }

    boolean isBits() {
      return kind == Kind.BITS || kind == Kind.BITS_NUMBER;
    }
  }

  private static final Map<Tree.Kind, String> ARITHMETIC =
      Map.of(Tree.Kind.PLUS, "add", Tree.Kind.MINUS, "sub", Tree.Kind.MULTIPLY, "mul", Tree.Kind.DIVIDE, "div");
  private static final Map<Tree.Kind, String> BITWISE =
      Map.of(
          Tree.Kind.PLUS, "ADD", Tree.Kind.MINUS, "SUB", Tree.Kind.AND, "AND", Tree.Kind.OR, "OR", Tree.Kind.XOR, "XOR",
          Tree.Kind.LEFT_SHIFT, "LSHL", Tree.Kind.RIGHT_SHIFT, "ASHR", Tree.Kind.UNSIGNED_RIGHT_SHIFT, "LSHR");
  private static final Map<Tree.Kind, String> COMPARISONS =
      Map.of(
          Tree.Kind.LESS_THAN, "LT", Tree.Kind.LESS_THAN_EQUAL, "LE", Tree.Kind.GREATER_THAN, "GT",
          Tree.Kind.GREATER_THAN_EQUAL, "GE", Tree.Kind.EQUAL_TO, "EQ", Tree.Kind.NOT_EQUAL_TO, "NE");
  private static final Map<Tree.Kind, String> SIGNS =
      Map.of(
          Tree.Kind.PLUS, "+", Tree.Kind.MINUS, "-", Tree.Kind.MULTIPLY, "*", Tree.Kind.DIVIDE, "/", Tree.Kind.AND, "&",
          Tree.Kind.OR, "|", Tree.Kind.XOR, "^", Tree.Kind.LEFT_SHIFT, "<<", Tree.Kind.RIGHT_SHIFT, ">>",
          Tree.Kind.UNSIGNED_RIGHT_SHIFT, ">>>");

  private final Formulas formulas;
  private final ElementType type;
  private final String onGuard;
  private final String onShortcut;

  private final Set<String> carried;
  private List<String> statements = new ArrayList<>();
  private boolean guarded;
  private final Map<String, Value> known = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /**
   * Translates with {@code onGuard} as what follows the condition of a guard, {@code onShortcut} as what is done with the value
   * of a shortcut ({@code %s}), or nothing where shortcuts are left out, {@code taken} as names not to be used, and {@code
   * carried} as those of vectors that a loop carries, on which no method may be called: the compiler does not know their class
   * for sure.
   */
  VectorTranslation(
      Formulas formulas, ElementType type, String onGuard, String onShortcut, Set<String> taken, Set<String> carried) {
    this.formulas = formulas;
    this.type = type;
    this.onGuard = onGuard;
    this.onShortcut = onShortcut;
    this.carried = carried;
    names.addAll(taken);
  }

  /**
   * The statements, the last of which gives {@code result} its value. An argument is the name of a vector or, where
   * {@code numbers} holds it, of a number.
   */
  List<String> translate(Method function, List<String> arguments, Set<String> numbers, String result) {
    statements = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (String argument : arguments) {
      values.add(new Value(numbers.contains(argument) ? Kind.NUMBER : Kind.VECTOR, argument));
    }
    Value value = call(function, values, true);
    statements.add(type.vector() + " " + result + " = " + vector(value) + ";");
    return statements;
  }

  /** Whether a guard is among the statements. */
  boolean isGuarded() {
    return guarded;
  }

  /** {@code last}: whether the result is that of the whole translation. */
  private Value call(Method method, List<Value> arguments, boolean last) {
    Map<String, Value> scope = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      scope.put(method.tree().getParameters().get(i).getName().toString(), arguments.get(i));
    }
    return body(method.tree().getBody(), scope, method, last);
  }

  private Value body(BlockTree block, Map<String, Value> scope, Method method, boolean last) {
    for (StatementTree statement : block.getStatements()) {
      switch (statement) {
        case VariableTree local when local.getInitializer() != null -> {
          String name = local.getName().toString();
          scope.put(name, named(name, expression(local.getInitializer(), scope, method)));
        }
        case IfTree guard when guard.getElseStatement() == null -> {
          statements.add("if (" + anyTrue(guard.getCondition(), scope, method) + ") " + onGuard);
          guarded = true;
        }
        case IfTree ways when ways.getThenStatement() instanceof BlockTree shortWay
            && ways.getElseStatement() instanceof BlockTree longWay -> {
          if (last && !onShortcut.isEmpty()) {
            shortcut(ways.getCondition(), shortWay, scope, method);
          }
          return body(longWay, scope, method, last);
        }
        case ReturnTree end -> {
          return last && end.getExpression() instanceof MethodInvocationTree tail
              ? invocation(tail, scope, method, true)
              : expression(end.getExpression(), scope, method);
        }
        default -> throw refused(method, statement, "this statement has no vector form");
      }
    }
    throw refused(method, method.tree(), "a formula ends with return");
  }

  /**
   * The first of two ways that give the same bits is gone where all lanes may go it, the second, which all may go, elsewhere. What
   * is computed on the first way has no name after it.
   */
  private void shortcut(ExpressionTree condition, BlockTree way, Map<String, Value> scope, Method method) {
    statements.add("if (" + mask(condition, scope, method).text() + ".allTrue()) {");
    int first = statements.size();
    Set<String> before = Set.copyOf(known.keySet());
    Value value = body(way, new LinkedHashMap<>(scope), method, false);
    statements.add(onShortcut.formatted(vector(value)));
    known.keySet().retainAll(before);
    statements.subList(first, statements.size()).replaceAll(statement -> "  " + statement);
    statements.add("}");
  }

  /** Whether a lane has the condition; of one that is negated, whether not all lanes have it: so no mask is negated. */
  private String anyTrue(ExpressionTree condition, Map<String, Value> scope, Method method) {
    ExpressionTree tree = condition;
    while (tree instanceof ParenthesizedTree inner) {
      tree = inner.getExpression();
    }
    return tree instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT
        ? "!" + mask(not.getExpression(), scope, method).text() + ".allTrue()"
        : mask(tree, scope, method).text() + ".anyTrue()";
  }

  /** The value under a name of its own, unless it has one already. */
  private Value named(String wish, Value value) {
    if (value.isNumber() || names.contains(value.text())) {
      return value;
    }
    return known.computeIfAbsent(value.text(), text -> {
      String name = wish;
      for (int number = 2; !names.add(name); number++) {
        name = wish + number;
      }
      statements.add(declared(value.kind()) + " " + name + " = " + text + ";");
      return new Value(value.kind(), name);
    });
  }

  private String declared(Kind kind) {
    return switch (kind) {
      case VECTOR -> type.vector();
      case BITS -> type.bitsVector();
      default -> "VectorMask<" + type.name + ">";
    };
  }

  private Value expression(ExpressionTree tree, Map<String, Value> scope, Method method) {
    return switch (tree) {
      case ParenthesizedTree inner -> expression(inner.getExpression(), scope, method);
      // The square root of a float, which Math.sqrt takes as a double; rounded twice it is still the right one.
      case TypeCastTree cast when cast.getExpression().toString().startsWith("Math.sqrt(") ->
        expression(cast.getExpression(), scope, method);
      case LiteralTree literal -> number(literal.toString(), !isElement(literal.getValue()));
      case IdentifierTree name -> name(name, scope, method);
      case MemberSelectTree member ->
        constant(member.getExpression().toString(), member.getIdentifier().toString(), member, method);
      case UnaryTree unary -> unary(unary, scope, method);
      case BinaryTree binary -> binary(binary, scope, method);
      case ConditionalExpressionTree choice -> choice(choice, scope, method);
      case MethodInvocationTree call -> invocation(call, scope, method, false);
      default -> throw refused(method, tree, "this expression has no vector form");
    };
  }

  private static boolean isElement(Object value) {
    return value instanceof Float || value instanceof Double;
  }

  private static Value number(String text, boolean bits) {
    return new Value(bits ? Kind.BITS_NUMBER : Kind.NUMBER, text);
  }

  private Value name(IdentifierTree tree, Map<String, Value> scope, Method method) {
    Value local = scope.get(tree.getName().toString());
    return local != null ? local : constant(method.owner(), tree.getName().toString(), tree, method);
  }

  /** A constant of a formula class: its value, after a comment with its name. A field would only make the jar larger. */
  private Value constant(String owner, String name, ExpressionTree tree, Method method) {
    if (owner.equals(type.name) || owner.equals(type.bitsName) || owner.equals("Math")) {
      return number(owner + "." + name, false);
    }
    Constant constant = formulas.constant(owner, name);
    if (constant == null) {
      throw refused(method, tree, "there is no constant " + owner + "." + name);
    }
    Value value =
        expression(constant.tree().getInitializer(), Map.of(), new Method(owner, method.tree(), method.file()));
    return number("/* " + name + " */ " + value.text(), !constant.tree().getType().toString().equals(type.element));
  }

  private Value unary(UnaryTree tree, Map<String, Value> scope, Method method) {
    if (tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return new Value(Kind.MASK, mask(tree.getExpression(), scope, method).text() + ".not()");
    }
    Value value = expression(tree.getExpression(), scope, method);
    return switch (tree.getKind()) {
      case UNARY_MINUS -> value.isNumber()
          ? new Value(value.kind(), "(-" + value.text() + ")")
          : new Value(value.kind(), value.text() + ".neg()");
      case BITWISE_COMPLEMENT -> value.isNumber()
          ? new Value(value.kind(), "(~" + value.text() + ")")
          : new Value(value.kind(), value.text() + ".not()");
      default -> throw refused(method, tree, "this operator has no vector form");
    };
  }

  private Value binary(BinaryTree tree, Map<String, Value> scope, Method method) {
    Tree.Kind kind = tree.getKind();
    if (kind == Tree.Kind.CONDITIONAL_AND || kind == Tree.Kind.CONDITIONAL_OR) {
      String name = kind == Tree.Kind.CONDITIONAL_AND ? ".and(" : ".or(";
      Value left = mask(tree.getLeftOperand(), scope, method);
      return new Value(Kind.MASK, left.text() + name + mask(tree.getRightOperand(), scope, method).text() + ")");
    }
    Value left = expression(tree.getLeftOperand(), scope, method);
    Value right = expression(tree.getRightOperand(), scope, method);
    if (left.isNumber() && right.isNumber() && SIGNS.containsKey(kind)) {
      return new Value(left.kind(), "(" + left.text() + " " + SIGNS.get(kind) + " " + right.text() + ")");
    }
    if (left.isBits()) {
      return bitwise(tree, left, right, method);
    }
    boolean commutes = kind == Tree.Kind.PLUS || kind == Tree.Kind.MULTIPLY;
    if (commutes && (left.isNumber() || carried.contains(left.text()))) {
      Value swap = left;
      left = right;
      right = swap;
    }
    if (ARITHMETIC.containsKey(kind)) {
      return new Value(
          Kind.VECTOR, receiver(left, tree, method) + "." + ARITHMETIC.get(kind) + "(" + vector(right) + ")");
    }
    if (COMPARISONS.containsKey(kind)) {
      return new Value(
          Kind.MASK,
          receiver(left, tree, method) + ".compare(VectorOperators." + COMPARISONS.get(kind) + ", " + vector(right)
              + ")");
    }
    throw refused(method, tree, "this operator has no vector form");
  }

  private Value bitwise(BinaryTree tree, Value left, Value right, Method method) {
    String operator = BITWISE.get(tree.getKind());
    if (operator == null) {
      throw refused(method, tree, "this operator has no vector form for bit patterns");
    }
    boolean shift = operator.endsWith("SHL") || operator.endsWith("SHR");
    if (shift && !right.isNumber()) {
      throw refused(method, tree, "a shift count is a constant");
    }
    String second = shift ? right.text() : vector(right);
    return new Value(
        Kind.BITS, vector(left) + ".lanewise(VectorOperators." + operator + ", " + second + ")");
  }

  private Value choice(ConditionalExpressionTree tree, Map<String, Value> scope, Method method) {
    Value mask = mask(tree.getCondition(), scope, method);
    Value yes = expression(tree.getTrueExpression(), scope, method);
    Value no = expression(tree.getFalseExpression(), scope, method);
    boolean bits = yes.isBits();
    String test = bits ? mask.text() + ".cast(BITS)" : mask.text();
    return new Value(
        bits ? Kind.BITS : Kind.VECTOR, vector(no) + ".blend(" + vector(yes) + ", " + test + ")");
  }

  private Value mask(ExpressionTree tree, Map<String, Value> scope, Method method) {
    Value value = expression(tree, scope, method);
    if (value.kind() != Kind.MASK) {
      throw refused(method, tree, "a condition is a comparison of elements");
    }
    return named("is", value);
  }

  private Value invocation(MethodInvocationTree tree, Map<String, Value> scope, Method method, boolean last) {
    String target = tree.getMethodSelect().toString();
    List<Value> arguments = new ArrayList<>();
    for (ExpressionTree argument : tree.getArguments()) {
      arguments.add(expression(argument, scope, method));
    }
    String first = vector(arguments.get(0));
    if (target.equals(type.name + "." + type.toBits())) {
      return new Value(Kind.BITS, first + ".reinterpretAs" + type.bitsName + "s()");
    }
    if (target.equals(type.name + "." + type.fromBits())) {
      return new Value(Kind.VECTOR, first + ".reinterpretAs" + type.name + "s()");
    }
    switch (target) {
      case "Math.abs", "Math.sqrt" -> {
        return new Value(Kind.VECTOR, first + "." + target.substring(5) + "()");
      }
      case "Math.min", "Math.max" -> {
        return new Value(
            Kind.VECTOR,
            receiver(arguments.get(0), tree, method) + "." + target.substring(5) + "(" + vector(arguments.get(1))
                + ")");
      }
      case "Math.fma" -> {
        return fma(arguments.get(0), arguments.get(1), arguments.get(2));
      }
      default -> {
        int dot = target.lastIndexOf('.');
        String owner = dot < 0 ? method.owner() : target.substring(0, dot);
        Method callee = formulas.method(owner, target.substring(dot + 1), arguments.size());
        if (callee == null) {
          throw refused(method, tree, "there is no formula " + owner + "." + target.substring(dot + 1));
        }
        return inlined(callee, arguments, last);
      }
    }
  }

  private Value fma(Value x, Value y, Value z) {
    Value receiver = x.isNumber() ? y : x;
    Value factor = x.isNumber() ? x : y;
    return new Value(Kind.VECTOR, vector(receiver) + ".fma(" + vector(factor) + ", " + vector(z) + ")");
  }

  /** A formula that is called; with the same arguments it is computed once. */
  private Value inlined(Method callee, List<Value> arguments, boolean last) {
    List<Value> simple = new ArrayList<>();
    StringBuilder key = new StringBuilder(callee.owner()).append('.').append(callee.name());
    for (int i = 0; i < arguments.size(); i++) {
      Value argument = named(callee.tree().getParameters().get(i).getName().toString(), arguments.get(i));
      simple.add(argument);
      key.append(' ').append(argument.text());
    }
    Value value = known.get(key.toString());
    if (value == null) {
      value = named(callee.name(), call(callee, simple, last));
      known.put(key.toString(), value);
    }
    return value;
  }

  /** A vector on which a method is called. */
  private String receiver(Value value, Tree tree, Method method) {
    if (carried.contains(value.text())) {
      throw refused(method, tree,
          "write it so that " + value.text() + ", which a loop carries, is not the first operand");
    }
    return vector(value);
  }

  private String vector(Value value) {
    return switch (value.kind()) {
      case NUMBER -> type.vector() + ".broadcast(S, " + value.text() + ")";
      case BITS_NUMBER -> type.bitsVector() + ".broadcast(BITS, " + value.text() + ")";
      default -> value.text();
    };
  }

  private IllegalArgumentException refused(Method method, Tree tree, String why) {
    return new IllegalArgumentException(formulas.place(method, tree) + ": " + why + ": " + tree);
  }
}
