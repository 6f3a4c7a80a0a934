/**
 * Lanewise on Apache Spark: {@link lanewise.spark.DistributedGradient} gives the gradient of a loss over examples on many
 * machines, {@link lanewise.spark.BlockMatrices} the product of matrices on many machines, both with the same bits on any
 * number of executors.
 */
package lanewise.spark;
