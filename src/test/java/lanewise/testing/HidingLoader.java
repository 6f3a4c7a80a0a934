package lanewise.testing;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A class loader for Lanewise and the tests that hides the Vector API, and a main class that runs {@link Probe} in it. */
public final class HidingLoader extends URLClassLoader {

  private HidingLoader(URL... urls) {
    super(urls, ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("jdk.incubator.vector.")) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  public static void main(String[] args) throws Exception {
    try (HidingLoader loader = new HidingLoader(url(Jvm.library()), url(Jvm.tests()))) {
      loader.loadClass(Probe.class.getName()).getMethod("main", String[].class).invoke(null, (Object) args);
    }
  }

  private static URL url(Path path) throws Exception {
    return path.toUri().toURL();
  }
}
