/** Lanewise on Spark, run: {@link lanewise.spark.examples.TrainDigits}, and measured: {@link lanewise.spark.examples.Measure}. */
package lanewise.spark.examples;
