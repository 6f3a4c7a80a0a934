package lanewise.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where results shall go; tried before they are there, as they may take hours. */
public final class Place {
  private Place() {}

  /**
   * Makes a folder that is missing.
   *
   * @throws IllegalArgumentException if nothing can be written to it
   */
  public static void requireFolder(Path folder) {
    if (!isWritable(folder)) {
      throw new IllegalArgumentException("--out " + folder + ", but must be a folder that can be written to");
    }
  }

  /**
   * Makes the folder of a file that is missing.
   *
   * @throws IllegalArgumentException if the file cannot be written
   */
  public static void requireFile(Path file) {
    boolean writable = Files.exists(file)
        ? Files.isRegularFile(file) && Files.isWritable(file)
        : isWritable(file.toAbsolutePath().getParent());
    if (!writable) {
      throw new IllegalArgumentException("--out " + file + ", but must be a file that can be written");
    }
  }

  private static boolean isWritable(Path folder) {
    try {
      // Permissions do not tell: some file systems refuse every new file, to everybody.
      Files.delete(Files.createTempFile(Files.createDirectories(folder), "lanewise", ""));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
