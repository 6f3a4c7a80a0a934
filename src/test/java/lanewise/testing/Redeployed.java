package lanewise.testing;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A main class that runs {@link Probe} on one thread in class loaders of its own, and says how many of these remain. */
public final class Redeployed {

  private Redeployed() {}

  public static void main(String[] args) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      for (int time = 0; time < 2; time++) {
        loaders.add(thread.submit(() -> deploy(args)).get());
      }
      // The age of what is referred to softly is measured from one collection to the next.
      for (int collection = 0; collection < 3; collection++) {
        thread.submit(System::gc).get();
      }
      System.out.println("remain: " + loaders.stream().filter(loader -> loader.get() != null).count());
    }
  }

  private static WeakReference<ClassLoader> deploy(String[] args) throws Exception {
    URL[] urls = {Jvm.library().toUri().toURL(), Jvm.tests().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      loader.loadClass(Probe.class.getName()).getMethod("main", String[].class).invoke(null, (Object) args);
      return new WeakReference<>(loader);
    }
  }
}
