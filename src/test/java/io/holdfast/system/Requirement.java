package io.holdfast.system;

import io.holdfast.engine.prerequisite.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of the machine that a test needs. Threads: any. */
public final class Requirement {

  private static final Path PYTHON_MODULES = Path.of("/usr/lib/python3/dist-packages");

  private Requirement() {}

  /**
   * Goes on if the command is there. If not, the test is aborted and says so; where {@code CI=true}
   * it fails, because a build that proves something must not leave tests out.
   *
   * @param name as on the command line
   * @param debianPackage what to install for it
   */
  public static void command(String name, String debianPackage) {
    require(Prerequisite.isInstalled(name), name, debianPackage);
  }

  /**
   * The same for a module of the distribution's own Python.
   *
   * @param name as in an import
   * @param debianPackage what to install for it
   */
  public static void pythonModule(String name, String debianPackage) {
    require(Files.isDirectory(PYTHON_MODULES.resolve(name)), name, debianPackage);
  }

  private static void require(boolean present, String name, String debianPackage) {
    Prerequisite.require(
        present, caller(), name + " is not installed; install the Debian package " + debianPackage);
  }

  private static String caller() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(frame -> frame.getDeclaringClass().getNestHost())
                    .map(Class::getSimpleName)
                    .filter(type -> type.endsWith("IT"))
                    .findFirst()
                    .orElse("a test"));
  }
}
