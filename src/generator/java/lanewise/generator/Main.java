package lanewise.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the loops that apply the formulas of {@code lanewise.internal.math} to arrays: scalar ones, and ones on
 * vectors. Arguments: the folder to write to, then the folders with the sources of the formulas.
 */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]);
    List<Path> folders = Stream.of(args).skip(1).map(Path::of).toList();
    Formulas ofFloat = new Formulas(sources(folders, "Float"));
    Formulas ofDouble = new Formulas(sources(folders, "Double"));
    List<String> names = MapsWriter.names(ofFloat).toList();
    List<String> twins = MapsWriter.names(ofDouble).toList();
    if (!names.equals(twins)) {
      List<String> lonely = new ArrayList<>(names);
      lonely.removeAll(twins);
      List<String> other = new ArrayList<>(twins);
      other.removeAll(names);
      throw new IllegalArgumentException("functions for float only: " + lonely + ", for double only: " + other);
    }
    MapsWriter.writeNumbers(ofFloat.functions(), target);
    new MapsWriter(ofFloat, ElementType.FLOAT, target).write();
    new MapsWriter(ofDouble, ElementType.DOUBLE, target).write();
  }

  private static List<Path> sources(List<Path> folders, String prefix) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path folder : folders) {
      Path formulas = folder.resolve("lanewise/internal/math");
      if (Files.isDirectory(formulas)) {
        try (Stream<Path> files = Files.list(formulas)) {
          files.filter(file -> file.getFileName().toString().matches(prefix + "\\w*\\.java")).sorted()
              .forEach(sources::add);
        }
      }
    }
    return sources;
  }
}
