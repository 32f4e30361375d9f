package org.bandish.embedded;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The registry's own JVM: the lifeline first, then the registry's program as it is. Needs nothing
 * but the JDK and this package.
 */
final class RegistryMain {
  private RegistryMain() {}

  /** {@code DATA_DIR PARENT MAIN_CLASS}, then the arguments of that class. */
  public static void main(String[] args) throws Exception {
    Lifeline.hold(System.in);
    DirectoryLock.hold(Path.of(args[0]), Owner.parse(args[1]));
    String[] rest = Arrays.copyOfRange(args, 3, args.length);
    try {
      Class.forName(args[2]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }
}
