package lanewise.bench.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** All operations that can be validated. */
final class Operations {
  private static final List<Operation> ALL = all();

  private Operations() {}

  private static List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    all.addAll(BlasOperations.all());
    all.addAll(MapOperations.all());
    all.addAll(RowOperations.all());
    all.addAll(MoveOperations.all());
    all.addAll(DerivativeOperations.all());
    return all;
  }

  /**
   * The operations whose id, or name without the family, matches one of some regular expressions.
   *
   * @param patterns regular expressions; none for all
   * @throws IllegalArgumentException if one is malformed or matches nothing
   */
  static List<Operation> matching(List<String> patterns) {
    if (patterns.isEmpty()) {
      return ALL;
    }
    List<Operation> chosen = new ArrayList<>();
    for (String text : patterns) {
      Pattern pattern = pattern(text);
      List<Operation> matches = ALL.stream()
          .filter(each -> pattern.matcher(each.id()).matches() || pattern.matcher(each.name()).matches()).toList();
      if (matches.isEmpty()) {
        throw new IllegalArgumentException(
            "--ops " + text + ", but must match one of " + String.join(", ", ALL.stream().map(Operation::id).toList()));
      }
      matches.stream().filter(each -> !chosen.contains(each)).forEach(chosen::add);
    }
    return chosen;
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("--ops " + text + ", but must be a regular expression: " + e.getDescription(),
          e);
    }
  }
}
