package lanewise.autodiff;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.security.ProtectionDomain;

/** Where in the user's code something happens: the innermost frame outside this package and the JDK. */
final class Site {

  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  // Calls a method reference, which has no frame of its own.
  private static final Module JDK = Object.class.getModule();
  private static final String PACKAGE = Site.class.getPackageName();
  private static final ProtectionDomain ORIGIN = Site.class.getProtectionDomain();

  private Site() {}

  /** The frame of the caller. */
  static StackFrame here() {
    return WALKER.walk(frames -> frames.filter(Site::isOutside).findFirst()).orElse(null);
  }

  private static boolean isOutside(StackFrame frame) {
    return isOutside(frame.getDeclaringClass());
  }

  static boolean isOutside(Class<?> type) {
    return type.getModule() != JDK && (!type.getPackageName().equals(PACKAGE) || type.getProtectionDomain() != ORIGIN);
  }

  /** For example {@code Mlp.java:42}. */
  static String text(StackFrame frame) {
    if (frame == null) {
      return "an unknown place";
    }
    return frame.getFileName() == null ? frame.getClassName() : frame.getFileName() + ":" + frame.getLineNumber();
  }
}
