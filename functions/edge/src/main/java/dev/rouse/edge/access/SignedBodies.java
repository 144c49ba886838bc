package dev.rouse.edge.access;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.signed.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Senders that sign what they send: a folder with a file for each, its name the sender's, its
/// content the secret that both know. Signed as Standard Webhooks says, or as GitHub does.
///
/// @param folder as Kubernetes mounts a Secret; a changed one counts at once
public record SignedBodies(Path folder, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(SignedBodies.class);

  /// Whether a request says that it is signed.
  static boolean claims(Request request) {
    return Signature.claims(request.headers());
  }

  Access check(Request request) {
    var now = clock.instant();
    for (var sender : senders().entrySet()) {
      if (verifies(sender, request, now)) {
        return new Access.Granted(Caller.named(sender.getKey()));
      }
    }
    return Access.unauthenticated("the body's signature is nobody's who is known here, or is old");
  }

  /// One sender's secret that is none keeps no other out.
  private static boolean verifies(Map.Entry<String, String> sender, Request request, Instant now) {
    try {
      return Signature.verifies(sender.getValue(), request.headers(), request.body(), now);
    } catch (BrokenRule broken) {
      LOG.atWarn()
          .addKeyValue("sender", sender.getKey())
          .addKeyValue("problem", broken.getMessage())
          .log("a signed sender's secret cannot be used");
      return false;
    }
  }

  private Map<String, String> senders() {
    var senders = new HashMap<String, String>();
    try (var files = Files.newDirectoryStream(folder, path -> !hidden(path))) {
      var all = new ArrayList<Path>();
      files.forEach(all::add);
      for (var file : all) {
        senders.put(String.valueOf(file.getFileName()), Files.readString(file).strip());
      }
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("problem", unreadable.toString())
          .log("the secrets of signed senders cannot be read");
    }
    return senders;
  }

  private static boolean hidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".") || !Files.isRegularFile(path);
  }
}
