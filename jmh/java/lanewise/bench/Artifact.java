package lanewise.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Versions of libraries, from what Maven leaves in their jars. */
final class Artifact {
  private Artifact() {}

  /** The version of an artifact on the class path. */
  static String version(String group, String artifact) {
    String name = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = Artifact.class.getResourceAsStream(name)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      return "of unknown version";
    }
  }
}
