package dev.rouse.agent.model;

import dev.rouse.agent.model.provider.Endpoint;
import dev.rouse.core.json.Text;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import java.util.ArrayList;
import java.util.List;

/// Keeps out of a server's words what it quotes of ours: servers repeat keys, and some the whole
/// request.
final class Discretion {
  private static final int LONGEST = 300;
  private static final int QUOTE = 32;
  private static final int SHORTEST_SECRET = 4;
  private static final String HIDDEN = "***";

  private final List<String> secrets;
  private final List<String> said;

  private Discretion(List<String> secrets, List<String> said) {
    this.secrets = secrets;
    this.said = said;
  }

  static Discretion about(Endpoint endpoint, ModelRequest request) {
    var secrets = new ArrayList<>(endpoint.headers().values());
    endpoint.key().ifPresent(secrets::add);
    secrets.removeIf(secret -> secret.length() < SHORTEST_SECRET);
    return new Discretion(secrets, request.messages().stream().map(Discretion::text).toList());
  }

  private static String text(Message message) {
    return switch (message) {
      case Message.Instructions(var text) -> text;
      case Message.User(var text) -> text;
      case Message.Assistant(var text, _) -> text;
      case Message.Result result -> result.text();
    };
  }

  /// The first words of `text`, in one line, without secrets; nothing where it quotes a message.
  String show(String text) {
    String shown = text.replaceAll("\\s+", " ").strip();
    for (String secret : secrets) {
      shown = shown.replace(secret, HIDDEN);
    }
    String first = Text.shortened(shown, LONGEST);
    return quotes(first) ? "(it quotes what it was sent)" : first;
  }

  private boolean quotes(String shown) {
    for (int i = 0; i + QUOTE <= shown.length(); i++) {
      String part = shown.substring(i, i + QUOTE);
      if (said.stream().anyMatch(text -> text.contains(part))) {
        return true;
      }
    }
    return false;
  }
}
