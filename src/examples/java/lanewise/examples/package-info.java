/**
 * How a model is trained: {@link lanewise.examples.LogisticRegression} shows every step, {@link lanewise.examples.Mlp} is
 * a network with a hidden layer and Adam.
 */
package lanewise.examples;
