package lanewise.bench;

import java.io.Serializable;

/**
 * How long JMH warms up and measures in one fork.
 *
 * @param warmups iterations before the measured ones
 * @param iterations measured iterations
 * @param millis length of every iteration
 */
record Timing(int warmups, int iterations, int millis) implements Serializable {}
