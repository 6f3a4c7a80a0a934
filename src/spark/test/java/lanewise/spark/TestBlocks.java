package lanewise.spark;

import java.util.ArrayList;
import java.util.List;
import lanewise.vmath.RandomStream;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import scala.Tuple2;

/** Matrices to multiply, and the blocks that they are cut into. */
final class TestBlocks {

  private TestBlocks() {}

  static DenseMatrix random(int rows, int columns, long seed) {
    double[] values = new double[rows * columns];
    new RandomStream(seed).normal(0, values.length, 0, 1, values, 0);
    return new DenseMatrix(rows, columns, values);
  }

  static List<Tuple2<Tuple2<Object, Object>, Matrix>> cut(DenseMatrix matrix, int rows, int columns) {
    List<Tuple2<Tuple2<Object, Object>, Matrix>> blocks = new ArrayList<>();
    for (int i = 0; i < matrix.numRows(); i += rows) {
      for (int j = 0; j < matrix.numCols(); j += columns) {
        blocks.add(new Tuple2<>(new Tuple2<>(i / rows, j / columns), block(matrix, i, j, rows, columns)));
      }
    }
    return blocks;
  }

  private static Matrix block(DenseMatrix matrix, int row, int column, int rows, int columns) {
    int m = Math.min(rows, matrix.numRows() - row);
    int n = Math.min(columns, matrix.numCols() - column);
    double[] values = new double[m * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        values[j * m + i] = matrix.apply(row + i, column + j);
      }
    }
    return new DenseMatrix(m, n, values);
  }
}
