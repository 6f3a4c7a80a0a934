package lanewise.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lanewise.examples.Digits;
import lanewise.examples.Score;
import lanewise.spark.examples.TrainDigits;
import lanewise.vmath.RandomStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class TrainDigitsTest {

  private static final int EPOCHS = 3;

  @Test
  void networkLearnsTheSameOnOneMachineAndOnSpark() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Digits.Split digits = Digits.load(new RandomStream(1));
    List<Score> local = TrainDigits.trainHere(digits, EPOCHS, out);
    assertEquals(EPOCHS, local.size());
    assertTrue(local.getLast().accuracy() > 0.9, local.toString());
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setMaster("local[2]").setAppName("digits"))) {
      assertEquals(local, TrainDigits.trainOn(spark, digits, EPOCHS, out));
    }
    assertEquals(2, bytes.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("    3")).count());
  }
}
