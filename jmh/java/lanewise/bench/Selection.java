package lanewise.bench;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a user wants of the suites; an empty list, 0 or an empty pattern leaves the choice to the suite.
 *
 * @param widths vector widths in bits that Lanewise is forced to, one after another
 * @param threads numbers of threads
 * @param peers the libraries next to Lanewise
 * @param shapes the shapes of products instead of those of the suite, as {@link GemmShape#of} reads them
 * @param forks JVMs for each row
 * @param only is found in the ids of the rows to run
 */
public record Selection(
    List<Integer> widths,
    List<Integer> threads,
    List<Library> peers,
    List<String> shapes,
    int forks,
    Pattern only) {

  /** Leaves every choice to the suites. */
  public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), List.of(), 0, Pattern.compile(""));

  /** What becomes of a row of a suite: nothing, itself, or the same on other threads and at other widths. */
  Stream<Row> variants(Row row) {
    return Stream.of(row).filter(this::wanted).flatMap(this::onThreads).flatMap(this::atWidths).filter(
        variant -> matches(variant.id()));
  }

  private boolean wanted(Row row) {
    return row.ceiling() || takesPart(row.library());
  }

  /** Whether a library is wanted. */
  boolean takesPart(Library library) {
    return takesPart(library.id());
  }

  private boolean takesPart(String library) {
    return library.equals(Library.LANEWISE.id())
        || peers.isEmpty()
        || peers.stream().anyMatch(peer -> peer.id().equals(library));
  }

  /** Whether the cold starts of a library are wanted. */
  boolean coldStarts(Library library) {
    return takesPart(library) && matches(ColdStarts.id(library));
  }

  private Stream<Row> onThreads(Row row) {
    if (threads.isEmpty() || row.ceiling()) {
      // Without a processor for each thread nothing is learned but that there is none.
      return Stream.of(row).filter(each -> each.threads() <= Runtime.getRuntime().availableProcessors());
    }
    return row.threads() > 1 ? Stream.of() : threads.stream().filter(row::takes).map(row::onThreads);
  }

  private Stream<Row> atWidths(Row row) {
    if (widths.isEmpty() || !row.lanewise()) {
      return Stream.of(row);
    }
    return row.width() > 0 ? Stream.of() : widths.stream().map(row::atWidth);
  }

  /** Whether the pattern is found in an id. */
  boolean matches(String id) {
    return only.matcher(id).find();
  }

  /** The forks of each row. */
  int forksOr(int usual) {
    return forks == 0 ? usual : forks;
  }
}
