package lanewise.blas;

import lanewise.testing.FloatRandom;

/** A vector somewhere in an array. */
record FloatStrided(int n, float[] array, int offset, int inc) {

  static FloatStrided random(FloatRandom random, int n, int inc) {
    int offset = random.from(0, 3) * random.from(0, 5);
    int end = n == 0 ? offset : offset + (n - 1) * Math.abs(inc) + 1;
    return new FloatStrided(n, random.array(end + random.from(0, 1) * random.from(0, 9)), offset, inc);
  }

  static FloatStrided of(float... elements) {
    return new FloatStrided(elements.length, elements, 0, 1);
  }

  private int at(int p) {
    return inc > 0 ? offset + p * inc : offset + (n - 1 - p) * -inc;
  }

  float get(int p) {
    return array[at(p)];
  }

  void set(int p, float value) {
    array[at(p)] = value;
  }

  float[] elements() {
    float[] elements = new float[n];
    for (int p = 0; p < n; p++) {
      elements[p] = get(p);
    }
    return elements;
  }

  FloatStrided copy() {
    return new FloatStrided(n, array.clone(), offset, inc);
  }

  @Override
  public String toString() {
    return n + "@" + offset + "/" + inc;
  }
}
