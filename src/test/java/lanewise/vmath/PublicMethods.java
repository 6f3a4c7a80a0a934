package lanewise.vmath;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of a class of static methods, so that a test can tell that it places each of them. */
final class PublicMethods {

  private PublicMethods() {}

  static Set<String> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName).collect(Collectors.toSet());
  }
}
