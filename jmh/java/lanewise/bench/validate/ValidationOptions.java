package lanewise.bench.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.bench.ElementType;
import lanewise.bench.ShellCommand;

/**
 * What to validate.
 *
 * @param subject {@code lanewise} or a class
 * @param reference {@code double}, {@code spec}, {@code nd4j}, {@code openblas} or a class
 * @param operations regular expressions on ids or names of operations; none for all
 * @param types element types; one that is named twice counts once
 * @param cases how many of each operation and type
 * @param seed of the random numbers
 * @param onlyCase the number of the only case to run, or null
 * @param out folder for the results, or null
 * @param classPath where classes are looked for beside the class path; none for nowhere
 */
public record ValidationOptions(
    String subject,
    String reference,
    List<String> operations,
    List<ElementType> types,
    int cases,
    long seed,
    Integer onlyCase,
    Path out,
    List<Path> classPath) {

  /** Takes copies. */
  public ValidationOptions {
    operations = List.copyOf(operations);
    types = types.stream().distinct().toList();
    classPath = List.copyOf(classPath);
    if (cases < 1) {
      throw new IllegalArgumentException("--cases " + cases + ", but must be 1 or more");
    }
    if (onlyCase != null && onlyCase < 0) {
      throw new IllegalArgumentException("--case " + onlyCase + ", but must be 0 or more");
    }
    if (types.isEmpty()) {
      throw new IllegalArgumentException("--types names no type, but must name f32, f64 or both");
    }
  }

  /** The command that repeats all of it. */
  String command() {
    return onlyCase == null
        ? command(operations, types, "--cases", cases)
        : command(operations, types, "--case", onlyCase);
  }

  /** The command that repeats one case. */
  String command(Operation operation, ElementType type, int number) {
    return command(List.of(operation.id()), List.of(type), "--case", number);
  }

  private String command(List<String> ids, List<ElementType> elements, String option, int number) {
    List<String> command = new ArrayList<>(List.of("validate"));
    if (!"lanewise".equals(subject)) {
      command.addAll(List.of("--subject", subject));
    }
    command.addAll(List.of("--reference", reference));
    for (Path path : classPath) {
      command.addAll(List.of("--class-path", path.toString()));
    }
    if (!ids.isEmpty()) {
      command.addAll(List.of("--ops", String.join(",", ids)));
    }
    String labels = String.join(",", elements.stream().map(ElementType::label).toList());
    command.addAll(List.of("--types", labels, "--seed", Long.toString(seed), option, Integer.toString(number)));
    return ShellCommand.ofJar(command);
  }
}
