package lanewise.generator;

import static java.util.Map.entry;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The formulas of one element type: their syntax trees, found by class and name. */
final class Formulas {

  /** By name, functions of two operands and those that give the same for the operands in the other order. */
  private static final Map<String, String> EXCHANGED = Map.ofEntries(
      entry("add", "add"), entry("mul", "mul"), entry("min", "min"), entry("max", "max"),
      entry("equal", "equal"), entry("notEqual", "notEqual"),
      entry("less", "greater"), entry("greater", "less"),
      entry("lessOrEqual", "greaterOrEqual"), entry("greaterOrEqual", "lessOrEqual"));

  /** Steps for which there are kernels that read runs. */
  private static final List<String> WITH_KERNELS = List.of("minStep", "maxStep");

  /** A method with the class that it stands in. */
  record Method(String owner, MethodTree tree, CompilationUnitTree file) {
    String name() {
      return tree.getName().toString();
    }

    int parameters() {
      return tree.getParameters().size();
    }

    /** The function of the operands in the other order; null if there is none. */
    String exchanged() {
      return EXCHANGED.get(name());
    }

    /** Whether it is a step of a reduction: its last parameter is the result so far. */
    boolean isStep() {
      return name().endsWith("Step");
    }

    /** Of a step, the name of the one that puts partial results together: that of the last parameter says it. */
    String combine() {
      return tree.getParameters().getLast().getName() + "Step";
    }

    /** Of a step, the name of another one that is folded in the same pass; null if there is none. */
    String partner() {
      return foldedWith("partner");
    }

    /** Of a step with a partner, the name of one that is folded in the same pass over elements further on. */
    String ahead() {
      return foldedWith("ahead");
    }

    private String foldedWith(String which) {
      return tree.getModifiers().getAnnotations().stream()
          .filter(each -> each.getAnnotationType().toString().equals("FoldedWith"))
          .flatMap(each -> each.getArguments().stream())
          .map(AssignmentTree.class::cast)
          .filter(argument -> argument.getVariable().toString().equals(which))
          .map(argument -> ((LiteralTree) argument.getExpression()).getValue().toString())
          .findAny().orElse(null);
    }

    /** How many parameters are arrays: all but those that are numbers of a row, which come last. */
    int arrays() {
      return (int) tree.getParameters().stream()
          .filter(parameter -> parameter.getModifiers().getAnnotations().isEmpty()).count();
    }

    /** Whether it has loops over rows, and no others. */
    boolean isOfRows() {
      return arrays() < parameters();
    }

    /** Whether it is one operation of two operands: so little that calls for short rows take longer. */
    boolean isOperation() {
      return parameters() == 2 && !isStep()
          && tree.getBody().getStatements().getFirst() instanceof ReturnTree result
          && result.getExpression() instanceof BinaryTree operation
          && operation.getLeftOperand() instanceof IdentifierTree
          && operation.getRightOperand() instanceof IdentifierTree;
    }

    /** Whether it is a derivative, times that of what follows, which is the second operand. */
    boolean isDerivative() {
      return name().endsWith("Grad");
    }

    /**
     * The choices of operands that are numbers, as bits, for which there are loops: all but all of them, of a part of an
     * operation on rows those whose first operand has elements, of a derivative those whose first two have, and of a step none.
     */
    int[] choices() {
      int arrays = isStep() ? -1 : isDerivative() ? 3 : name().endsWith("Term") ? 1 : 0;
      return IntStream.range(0, (1 << parameters()) - 1).filter(numbers -> (numbers & arrays) == 0).toArray();
    }

    /** What a caller outside the package may use is a function; all other methods are parts of functions. */
    boolean isFunction() {
      return tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }
  }

  /** A constant with the class that it stands in. */
  record Constant(String owner, VariableTree tree) {}

  private final Map<String, Method> methods = new HashMap<>();
  private final Map<String, Constant> constants = new HashMap<>();
  private final List<Method> functions = new ArrayList<>();
  private final Trees trees;

  Formulas(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
    JavacTask task =
        (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
    trees = Trees.instance(task);
    for (CompilationUnitTree file : task.parse()) {
      for (Tree type : file.getTypeDecls()) {
        if (type instanceof ClassTree tree) {
          add(tree, file);
        }
      }
    }
    functions.sort(Comparator.comparing(Method::name));
  }

  private void add(ClassTree type, CompilationUnitTree file) {
    String owner = type.getSimpleName().toString();
    for (Tree member : type.getMembers()) {
      if (member instanceof VariableTree field) {
        constants.put(owner + "." + field.getName(), new Constant(owner, field));
      } else if (member instanceof MethodTree tree && tree.getReturnType() != null) {
        Method method = new Method(owner, tree, file);
        if (methods.put(owner + "." + tree.getName() + "/" + method.parameters(), method) != null) {
          throw new IllegalArgumentException("two methods " + owner + "." + tree.getName() + " of as many parameters");
        }
        if (method.isFunction()) {
          functions.add(method);
        }
      }
    }
  }

  /** Whether a step alone reduces runs: not in one pass with a partner, and there is no kernel for it. */
  boolean isReducedAlone(Method step) {
    return !WITH_KERNELS.contains(step.name()) && functions().stream()
        .noneMatch(each -> each.partner() != null && List.of(each.name(), each.partner()).contains(step.name()));
  }

  /** All functions, by name. */
  List<Method> functions() {
    return functions;
  }

  /** The method of that name and number of parameters; null if there is none. */
  Method method(String owner, String name, int parameters) {
    return methods.get(owner + "." + name + "/" + parameters);
  }

  /** The constant of that name; null if there is none. */
  Constant constant(String owner, String name) {
    return constants.get(owner + "." + name);
  }

  /** File and line of a part of a method, for messages. */
  String place(Method method, Tree part) {
    long position = trees.getSourcePositions().getStartPosition(method.file(), part);
    return method.file().getSourceFile().getName() + ":" + method.file().getLineMap().getLineNumber(position);
  }
}
