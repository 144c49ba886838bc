package dev.rouse.cli.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A file's YAML documents, by whose they are. What is neither stays where it is: the same folder
/// may go to a cluster, with Services and Triggers in it.
///
/// @param ours the text with everything else blanked, so that lines keep their numbers
/// @param mounted Secrets and ConfigMaps, each likewise
record Manifests(String ours, List<String> mounted) {
  private static final Pattern BETWEEN = Pattern.compile("(?m)^---(?=\\s|$)");
  private static final Pattern OURS =
      Pattern.compile(
          "(?m)(^|[{,])\\s*\"?(apiVersion\"?\\s*:.*rouse"
              + "|kind\"?\\s*:\\s*[\"']?(Agent|AgentTeam|ModelConfig|Tool)\\b)");
  private static final Pattern MOUNTED =
      Pattern.compile("(?m)^\\{?\\s*\"?kind\"?\\s*:\\s*[\"']?(Secret|ConfigMap)\\b");

  Manifests {
    mounted = List.copyOf(mounted);
  }

  static Manifests of(String text) {
    var ours = new ArrayList<String>();
    var mounted = new ArrayList<String>();
    var above = new StringBuilder();
    for (String document : BETWEEN.split(text, -1)) {
      boolean own = OURS.matcher(document).find();
      ours.add(own ? document : blank(document));
      if (!own && MOUNTED.matcher(document).find()) {
        mounted.add(above + document);
      }
      above.append(blank(document));
    }
    return new Manifests(String.join("---", ours), mounted);
  }

  private static String blank(String document) {
    return document.replaceAll("[^\\n]+", "");
  }
}
