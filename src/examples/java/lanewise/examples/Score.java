package lanewise.examples;

/**
 * How well a model does on some digits.
 *
 * @param loss the mean of {@code -log p}, p being the probability that the model gives to the right digit
 * @param accuracy the share of digits to which it gives the highest probability rightly, in 0..1
 */
public record Score(double loss, double accuracy) {}
