package lanewise.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lanewise.tensor.Tensor;

/** Calls public methods with null for one argument after the other, and knows which ones were not called. */
public final class NullArguments {

  private final Set<Executable> tried = new HashSet<>();

  /**
   * Asserts that a null is refused by its name, and that no tensor among the arguments is written then.
   *
   * @param on the object, or the class of a static method or a constructor
   * @param method its name, {@code new} for a constructor
   * @param names those of all parameters, in order
   * @param valid arguments that are accepted
   */
  public void refused(Object on, String method, String names, Object... valid) throws ReflectiveOperationException {
    Class<?> type = on instanceof Class<?> itself ? itself : on.getClass();
    Executable door = doors(type).filter(each -> name(each).equals(method) && takes(each, valid)).findFirst()
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + "." + method + " takes " + names));
    tried.add(door);
    String[] name = names.split(" ");
    for (int i = 0; i < valid.length; i++) {
      if (door.getParameterTypes()[i].isPrimitive()) {
        continue;
      }
      Object[] arguments = valid.clone();
      arguments[i] = null;
      Object[] before = Arrays.stream(arguments).map(each -> each instanceof Tensor x ? x.copy() : each).toArray();
      Refused.isNull(name[i], () -> call(door, on, arguments));
      for (int j = 0; j < valid.length; j++) {
        assertTrue(!(arguments[j] instanceof Tensor x) || x.hasSameBits((Tensor) before[j]), door + ": " + name[j]);
      }
    }
    try {
      call(door, on, valid);
    } catch (Throwable e) {
      throw new AssertionError(door + " refuses valid arguments", e);
    }
  }

  /** Asserts that all public methods and constructors of classes that can be given a null were tried. */
  public void assertAllTried(Class<?>... types) {
    assertEquals(List.of(),
        Stream.of(types).flatMap(NullArguments::doors).filter(each -> !tried.contains(each)).toList());
  }

  /** The public methods and constructors with parameters of reference types; {@code equals} takes a null. */
  private static Stream<Executable> doors(Class<?> type) {
    return Stream.<Executable>concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic() && !name(each).equals("equals"))
        .filter(each -> !Stream.of(each.getParameterTypes()).allMatch(Class::isPrimitive));
  }

  private static String name(Executable door) {
    return door instanceof Constructor ? "new" : door.getName();
  }

  private static boolean takes(Executable door, Object[] arguments) {
    Class<?>[] types = MethodType.methodType(void.class, door.getParameterTypes()).wrap().parameterArray();
    return types.length == arguments.length
        && IntStream.range(0, types.length).allMatch(i -> types[i].isInstance(arguments[i]));
  }

  private static Object call(Executable door, Object on, Object[] arguments) throws Throwable {
    try {
      return door instanceof Method method
          ? method.invoke(on, arguments)
          : ((Constructor<?>) door).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
