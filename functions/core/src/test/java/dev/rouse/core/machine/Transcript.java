package dev.rouse.core.machine;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.Append;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.model.Message;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.route.Trigger;
import dev.rouse.core.run.RunState;
import dev.rouse.core.step.Entry;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Task;
import dev.rouse.core.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plays a script to the machine and writes down what it decides, for people to read.
final class Transcript {
  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final int LONGEST = 160;

  private final Definition definition;
  private final Machine machine;
  private final Task task;
  private final StringBuilder out = new StringBuilder();
  private final List<Entry> entries = new ArrayList<>();
  private Next next = new Next.Rest();
  private int epoch;

  private Transcript(Definition definition, Event event) {
    this.definition = definition;
    this.machine = new Machine(definition, definition.toolbox());
    this.task =
        Offer.of(definition.agent().id(), event)
            .saying(firstTrigger(definition.agent()))
            .accepted(START);
  }

  /// A script's event is what its agent's first trigger brought.
  private static Optional<Template> firstTrigger(Agent agent) {
    return agent.triggers().stream().findFirst().flatMap(Trigger::message);
  }

  static String of(Definition definition, Event event, List<Script> script) {
    var transcript = new Transcript(definition, event);
    script.forEach(transcript::play);
    return transcript.out.toString();
  }

  /// Each decision starts from the steps alone, as after a crash: what is not in them is not known.
  private void play(Script line) {
    epoch += line.claims() ? 1 : 0;
    var state = RunState.fold(task, epoch, entries);
    var facts = line.facts(next, START, state.heard());
    out.append("%5ds  %s%n".formatted(line.at().toSeconds(), shown(line)));
    var transition = machine.step(state, START.plus(line.at()), facts);
    for (var entry : transition.entries()) {
      out.append("%9d  %s%n".formatted(entry.seq(), shown(entry)));
    }
    writes(Writes.of(definition, state.seq(), transition));
    entries.addAll(transition.entries());
    next = transition.next();
    out.append("       -> ").append(shown(next)).append('\n');
  }

  private void writes(Append append) {
    append
        .children()
        .forEach(c -> out.append("        +  task for ").append(c.agent()).append('\n'));
    append
        .deliveries()
        .forEach(d ->
            out.append("        +  ")
                .append(d.event().type())
                .append(" to ")
                .append(d.destination().write())
                .append('\n'));
    append
        .spend()
        .ifPresent(s ->
            out.append(
                "        +  %d tokens, %s%n".formatted(s.tokens(), s.money().toPlainString())));
  }

  private static String shown(Script line) {
    var rest = Json.object();
    line.line()
        .fields()
        .forEach((name, value) -> {
          if (!name.equals("at")) {
            rest.put(name, value);
          }
        });
    return Text.shortened(rest.done().write(), LONGEST);
  }

  private static String shown(Entry entry) {
    var json = StepJson.write(entry.step());
    var rest = Json.object();
    json.fields()
        .forEach((name, value) -> {
          if (!name.equals("kind")) {
            rest.put(name, value);
          }
        });
    return StepJson.kind(entry.step()) + " " + Text.shortened(rest.done().write(), LONGEST);
  }

  private String shown(Next effect) {
    return switch (effect) {
      case Next.AskModel(var request, var through, var windows) ->
          "ask for a "
              + request.purpose().name().toLowerCase(Locale.ROOT)
              + (through > 0 ? " through " + through : "")
              + (windows.isEmpty() ? "" : " within " + windows.size() + " caps")
              + lastMessages(request.messages());
      case Next.CallTools(var calls) ->
          String.join(
              "\n       -> ",
              calls.stream()
                  .map(c ->
                      "call %s %s as %s (%s)"
                          .formatted(c.tool().name(), c.arguments().write(), c.id(), c.effect()))
                  .toList());
      case Next.Sleep(var due) -> "sleep until " + Duration.between(START, due).toSeconds() + "s";
      case Next.Rest _ -> "rest";
      case Next.End _ -> "end";
    };
  }

  private static String lastMessages(List<Message> messages) {
    var shown = new StringBuilder();
    for (var message : messages.subList(1, messages.size())) {
      shown.append("\n            ").append(shown(message));
    }
    return shown.toString();
  }

  private static String shown(Message message) {
    return switch (message) {
      case Message.Instructions(var text) -> "instructions: " + line(text);
      case Message.User(var text) -> "user: " + line(text);
      case Message.Assistant(var text, var calls) ->
          "assistant: "
              + line(text)
              + calls.stream().map(c -> c.id() + "=" + c.tool() + line(c.arguments())).toList();
      case Message.Result(var call, _, var text, var failed) ->
          call + (failed ? " failed: " : ": ") + line(text);
    };
  }

  private static String line(String text) {
    return Text.shortened(text.replace("\n", "\\n"), LONGEST);
  }
}
