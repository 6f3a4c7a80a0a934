package lanewise.bench.validate;

import java.util.List;

/**
 * What computes: a subject or a reference.
 *
 * @param name what the command line calls it
 * @param claim how accurate it has to be
 * @param parts objects that implement {@link FloatKernels} or one of its siblings, each once at most
 */
record Library(String name, Claim claim, List<Object> parts) {

  /**
   * The part that implements an interface.
   *
   * @throws NotCoveredException if there is none
   */
  <T> T part(Class<T> kernels) {
    for (Object part : parts) {
      if (kernels.isInstance(part)) {
        return kernels.cast(part);
      }
    }
    throw new NotCoveredException(kernels.getSimpleName());
  }
}
