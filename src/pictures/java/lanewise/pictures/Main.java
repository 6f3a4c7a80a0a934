package lanewise.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the pictures of the documentation. */
public final class Main {

  private Main() {}

  /**
   * Writes an SVG file for each picture.
   *
   * @param arguments the folder
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Lectures.Lecture lecture : Lectures.all()) {
      Files.writeString(folder.resolve(lecture.name() + ".svg"), lecture.svg());
    }
  }
}
