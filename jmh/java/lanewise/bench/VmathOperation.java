package lanewise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.vmath.FloatBinary;
import lanewise.vmath.FloatReduction;
import lanewise.vmath.FloatSearch;
import lanewise.vmath.FloatTernary;
import lanewise.vmath.FloatUnary;

/**
 * An operation of {@code lanewise.vmath} as the benchmarks call it. The functions of one to three
 * operands, the reductions and the searches are all constants of the enums there, so a new one takes
 * part by itself.
 *
 * @param name the name in ids: that of the constant in lower case, reductions with "reduce_" before
 *     it; with a suffix if y is not an array of the same length
 * @param kind how it is called
 */
record VmathOperation(String name, Kind kind) {

  /** The plain loop that has as many arrays to read and to write. */
  enum Stream {
    /** {@link FloatStreamLoop#read}. */
    READ,
    /** {@link FloatStreamLoop#readBoth}. */
    READ_BOTH,
    /** {@link FloatStreamLoop#copy}. */
    COPY,
    /** {@link FloatStreamLoop#add}. */
    ADD,
    /** {@link FloatStreamLoop#fma}. */
    FMA,
    /** For each row the passes of {@link FloatRowLoops}. */
    ROWS
  }

  /** How an operation is called. */
  enum Kind {
    /** out = f(x). */
    UNARY(Stream.COPY),
    /** out = f(x, y). */
    BINARY(Stream.ADD),
    /** out = f(x, y, z). */
    TERNARY(Stream.FMA),
    /** out = f(x, y), y a number. */
    NUMBER(Stream.COPY),
    /** out = f(x, y), x a matrix, y a row that all its rows share. */
    ROW(Stream.COPY),
    /** out = f(x, y), x a matrix, y a column that all its columns share. */
    COLUMN(Stream.COPY),
    /** The dot product of x and y, which lanewise.blas has. */
    DOT(Stream.READ_BOTH),
    /** All elements to one. */
    REDUCTION(Stream.READ),
    /** Each row to one element. */
    REDUCE_ROWS(Stream.READ),
    /** Each column to one element. */
    REDUCE_COLUMNS(Stream.READ),
    /** The index of an element. */
    SEARCH(Stream.READ),
    /** A row for each row, of lanewise.vmath.FloatRows. */
    ROWWISE(Stream.ROWS),
    /** The transpose of a matrix. */
    TRANSPOSE(Stream.COPY);

    private final Stream stream;

    Kind(Stream stream) {
      this.stream = stream;
    }

    private String prefix() {
      return switch (this) {
        case REDUCTION -> "reduce_";
        case REDUCE_ROWS, REDUCE_COLUMNS -> lower(this) + "_";
        default -> "";
      };
    }

    private String suffix() {
      return this == NUMBER || this == ROW || this == COLUMN ? "_" + lower(this) : "";
    }
  }

  private static final List<VmathOperation> ALL = list();

  private static List<VmathOperation> list() {
    List<VmathOperation> all = new ArrayList<>();
    add(all, Kind.UNARY, FloatUnary.values());
    add(all, Kind.BINARY, FloatBinary.values());
    add(all, Kind.TERNARY, FloatTernary.values());
    add(all, Kind.NUMBER, FloatBinary.ADD);
    add(all, Kind.ROW, FloatBinary.ADD);
    add(all, Kind.COLUMN, FloatBinary.ADD);
    all.add(new VmathOperation("dot", Kind.DOT));
    add(all, Kind.REDUCTION, FloatReduction.values());
    add(all, Kind.REDUCE_ROWS, FloatReduction.SUM, FloatReduction.MAX);
    add(all, Kind.REDUCE_COLUMNS, FloatReduction.SUM, FloatReduction.MAX);
    add(all, Kind.SEARCH, FloatSearch.values());
    for (String name : RowReference.NAMES) {
      all.add(new VmathOperation(name, Kind.ROWWISE));
    }
    all.add(new VmathOperation("transpose", Kind.TRANSPOSE));
    return List.copyOf(all);
  }

  private static void add(List<VmathOperation> all, Kind kind, Enum<?>... functions) {
    for (Enum<?> function : functions) {
      all.add(new VmathOperation(kind.prefix() + lower(function) + kind.suffix(), kind));
    }
  }

  /** All operations. */
  static List<VmathOperation> all() {
    return ALL;
  }

  /** Those of some names that exist. */
  static List<VmathOperation> named(List<String> names) {
    return ALL.stream().filter(operation -> names.contains(operation.name)).toList();
  }

  /** The operation of a name. */
  static VmathOperation of(String name) {
    return named(List.of(name)).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such operation: " + name));
  }

  /** The constant that is applied, where the operation is one of an enum. */
  String function() {
    return name
        .substring(kind.prefix().length(), name.length() - kind.suffix().length())
        .toUpperCase(Locale.ROOT);
  }

  Stream stream() {
    return kind.stream;
  }

  /** Whether elements are folded to fewer ones. */
  boolean reduces() {
    return switch (kind) {
      case DOT, REDUCTION, REDUCE_ROWS, REDUCE_COLUMNS, SEARCH -> true;
      default -> false;
    };
  }

  /** Arrays that a call has to read or write at least. */
  int arrays() {
    return switch (kind.stream) {
      case READ -> 1;
      case READ_BOTH, COPY, ROWS -> 2;
      case ADD -> 3;
      case FMA -> 4;
    };
  }

  /** Floating-point operations on each element, 0 where that is not a matter of definition. */
  int flops() {
    return switch (name) {
      case "dot", "fma", "reduce_sum_squares" -> 2;
      case "add", "sub", "mul", "div", "square", "sqrt", "reciprocal", "add_number", "add_row", "add_column",
          "reduce_sum", "reduce_rows_sum", "reduce_columns_sum" ->
        1;
      default -> 0;
    };
  }

  /** Whether a call may use more than one thread. */
  boolean takesThreads() {
    return kind != Kind.DOT && kind != Kind.SEARCH;
  }

  /** Elements of large operands; matrices that the project promises something about are fixed. */
  List<Integer> sizes() {
    return switch (kind) {
      case ROWWISE -> List.of(1000 * 1000);
      case TRANSPOSE -> List.of(2048 * 2048);
      default -> List.of(1_000, 100_000, 10_000_000);
    };
  }

  /** Whether the JDK has the operation and a loop over it is the yardstick; else a stream is. */
  boolean inJdk() {
    return FloatJdkLoops.of(name) != null;
  }

  /** What the operation is compared with in its own JVM. */
  String yardstick() {
    return inJdk() ? "jdk " + name : kind == Kind.ROWWISE ? "passes" : lower(stream());
  }

  /** The other libraries that have the operation and can run here. */
  List<Library> peers() {
    List<Library> peers = new ArrayList<>();
    if (Library.MKL.available() && FloatMklVmath.has(name)) {
      peers.add(Library.MKL);
    }
    if (Nd4jVmath.has(name) || Nd4jRows.has(name)) {
      peers.add(Library.ND4J);
    }
    return peers;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
