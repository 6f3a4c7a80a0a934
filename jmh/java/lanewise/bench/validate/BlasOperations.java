package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations of linear algebra. */
final class BlasOperations {

  private BlasOperations() {}

  static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    all.add(gemm("gemm", GemmProblem.Form.PLAIN));
    all.add(gemm("gemmBiasRelu", GemmProblem.Form.BIAS_RELU));
    all.add(gemm("gemmReluGradient", GemmProblem.Form.RELU_GRADIENT));
    all.add(gemm("gemmBatch", GemmProblem.Form.BATCH));
    all.add(new Operation("blas/gemv", (type, random) -> new GemvProblem(new Draw(type, random))));
    all.add(new Operation("blas/ger", (type, random) -> new GerProblem(new Draw(type, random))));
    for (VectorProblem.Kind kind : VectorProblem.Kind.values()) {
      all.add(new Operation(
          "blas/" + kind.name().toLowerCase(Locale.ROOT),
          (type, random) -> new VectorProblem(kind, new Draw(type, random))));
    }
    return all;
  }

  private static Operation gemm(String name, GemmProblem.Form form) {
    return new Operation("blas/" + name, (type, random) -> new GemmProblem(form, new Draw(type, random)));
  }
}
