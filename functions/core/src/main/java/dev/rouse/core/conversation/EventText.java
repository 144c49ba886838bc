package dev.rouse.core.conversation;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.time.Instant;
import java.util.Optional;

/// An event in words.
final class EventText {
  private EventText() {}

  /// Whoever sends a plain text or a `message` means just that. All else is shown whole.
  ///
  /// @param at when it was heard: what it tells of has an age then
  static String of(Event event, Instant at) {
    return message(event).or(() -> AlertText.of(event, at)).orElseGet(() -> whole(event));
  }

  static String news(Event event, Instant at) {
    return "News while you work:\n" + of(event, at);
  }

  private static Optional<String> message(Event event) {
    return switch (event.data().orElse(Json.Null.VALUE)) {
      case Json.Str(var text) -> Optional.of(text);
      case Json.Obj data when data.fields().size() == 1 -> data.text("message");
      case Json.Obj _, Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }

  private static String whole(Event event) {
    var text = new StringBuilder("Event ").append(event.type()).append(" from ");
    text.append(event.source());
    event.subject().ifPresent(subject -> text.append("\nsubject: ").append(subject));
    event.time().ifPresent(time -> text.append("\ntime: ").append(time));
    event.data().ifPresent(data -> text.append("\ndata: ").append(data.write()));
    event.dataBase64().ifPresent(data -> text.append("\ndata (base64): ").append(data));
    return text.toString();
  }
}
