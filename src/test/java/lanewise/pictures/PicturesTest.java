package lanewise.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import lanewise.autodiff.Autodiff;
import lanewise.autodiff.Drawing;
import lanewise.autodiff.Drawing.Line;
import lanewise.autodiff.GraphPicture;
import lanewise.autodiff.Node;
import lanewise.autodiff.Variable;
import lanewise.tensor.Tensor;
import org.eclipse.elk.graph.ElkNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of the documentation, and pictures as SVG. Nothing here depends on the provider. */
@Tag("once")
class PicturesTest {

  private static final Path DOCS = Path.of("docs");

  @Test
  void committedPicturesAreThoseThatMainWrites(@TempDir Path folder) throws IOException {
    Main.main(new String[]{folder.toString()});
    assertEquals(
        contents(folder), contents(DOCS.resolve("pictures")),
        "mvn -q test-compile exec:exec@pictures writes docs/pictures anew");
  }

  private static TreeMap<String, String> contents(Path folder) throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void documentShowsEachPictureAndTheTextOfOne() throws IOException {
    String document = Files.readString(DOCS.resolve("pictures.md"));
    for (Lectures.Lecture lecture : Lectures.all()) {
      assertTrue(document.contains("(pictures/" + lecture.name() + ".svg)"), lecture.name());
    }
    String mermaid = Lectures.sumTimes().picture().mermaid();
    assertTrue(document.contains("```mermaid\n" + mermaid + "```\n"), mermaid);
  }

  static List<Lectures.Lecture> lectures() {
    Variable x = Variable.of("a < b & \"c\" \n ]]>", Tensor.scalar(3f));
    Node gradient = Autodiff.grad(x.mul(x).add(1).tanh(), x).of(x);
    List<Lectures.Lecture> all = new ArrayList<>(Lectures.all());
    all.add(new Lectures.Lecture("none", "<title> & more", "", GraphPicture.of(gradient).withValues()));
    return all;
  }

  @ParameterizedTest
  @MethodSource("lectures")
  void hasEveryLabel(Lectures.Lecture lecture) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(lecture.svg())));
    List<String> texts = new ArrayList<>();
    NodeList elements = document.getElementsByTagName("text");
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    assertTrue(texts.remove(lecture.title()));
    assertTrue(texts.remove(lecture.note()));
    Drawing drawing = lecture.picture().drawing();
    List<String> expected = new ArrayList<>();
    drawing.edges().forEach(edge -> edge.lines().stream().map(Line::text).forEach(expected::add));
    drawing.vertices().forEach(vertex -> vertex.lines().stream().map(Line::text).forEach(expected::add));
    assertEquals(expected, texts);
    assertEquals(lecture.title(), document.getElementsByTagName("title").item(0).getTextContent());
  }

  @ParameterizedTest
  @MethodSource("lectures")
  void boxesAndLabelsLieApart(Lectures.Lecture lecture) {
    Drawing drawing = lecture.picture().drawing();
    Layout layout = new Layout(drawing);
    List<double[]> places = new ArrayList<>();
    for (int i = 0; i < drawing.vertices().size(); i++) {
      ElkNode box = layout.box(i);
      places.add(new double[]{box.getX(), box.getY(), box.getWidth(), box.getHeight()});
    }
    for (int i = 0; i < drawing.edges().size(); i++) {
      layout.line(i).getLabels().forEach(
          label -> places.add(new double[]{label.getX(), label.getY(), label.getWidth(), label.getHeight()}));
    }
    for (int i = 0; i < places.size(); i++) {
      double[] a = places.get(i);
      assertTrue(a[0] >= 0 && a[1] >= 0 && a[0] + a[2] <= layout.width() && a[1] + a[3] <= layout.height());
      for (double[] b : places.subList(0, i)) {
        assertTrue(
            a[0] + a[2] <= b[0] || b[0] + b[2] <= a[0] || a[1] + a[3] <= b[1] || b[1] + b[3] <= a[1],
            "place " + i + " lies over " + places.indexOf(b));
      }
    }
  }
}
