package lanewise.bench.validate;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** The libraries that have a name, and those of users by the name of a class. */
final class Libraries {
  /** Kernels that a class can have. */
  private static final List<Class<?>> KERNELS =
      List.of(FloatKernels.class, DoubleKernels.class, ConversionKernels.class, DerivativeKernels.class);

  private Libraries() {}

  /**
   * A library.
   *
   * @param option that names it, for messages
   * @param name {@code lanewise}, {@code nd4j}, {@code openblas} or a class with a constructor without parameters
   * @param loader finds the class
   * @throws IllegalArgumentException if there is none; the message says what was looked for
   */
  static Library named(String option, String name, ClassLoader loader) {
    return switch (name) {
      case "lanewise" -> new Library(name, Claim.LANEWISE,
          List.of(new FloatLanewise(), new DoubleLanewise(), new LanewiseConversions(), new LanewiseDerivatives()));
      case "nd4j" -> new Library(name, Claim.C_LIBRARY, List.of(new FloatNd4j(), new DoubleNd4j()));
      case "openblas" -> new Library(name, Claim.ANY_ORDER, List.of(new FloatOpenBlas(), new DoubleOpenBlas()));
      default -> new Library(name, Claim.ANY_ORDER, List.of(instance(option, name, loader)));
    };
  }

  private static Object instance(String option, String name, ClassLoader loader) {
    String given = option + " " + name;
    try {
      Object instance = Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
      if (KERNELS.stream().noneMatch(each -> each.isInstance(instance))) {
        throw new IllegalArgumentException(
            given + ", but must implement one of " + String.join(", ", KERNELS.stream().map(Class::getName).toList()));
      }
      return instance;
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          given + ", but must be a name that --help lists, or a class on the class path or in --class-path", e);
    } catch (InvocationTargetException | LinkageError e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(given + " cannot be created: " + reason, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          given + ", but must be public, with a public constructor without parameters: " + e, e);
    }
  }
}
