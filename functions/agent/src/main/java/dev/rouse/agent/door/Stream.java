package dev.rouse.agent.door;

import dev.rouse.agent.watch.News;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.stored.OutcomeJson;
import dev.rouse.core.step.stored.StepJson;
import dev.rouse.core.task.Offer;
import dev.rouse.edge.http.Reply;

/// A run as server-sent events: its id, its steps, its model's words, its end.
///
/// Of a step only its kind and its tools are shown: what tools were given and gave is the run's
/// own.
final class Stream implements Waiting.Ear {
  private final Offer offer;
  private final Answers answers;
  private final Reply.Sink sink;
  private boolean gone;

  Stream(Offer offer, Answers answers, Reply.Sink sink) {
    this.offer = offer;
    this.answers = answers;
    this.sink = sink;
  }

  void begin() throws InterruptedException {
    send("run", Json.object().put("run", offer.id().value()).done());
  }

  @Override
  public void heard(News news) throws InterruptedException {
    switch (news) {
      case News.Stepped(var entry) -> {
        if (!(entry.step() instanceof Step.Ended)) {
          send("step", step(entry.seq(), entry.step()));
        }
      }
      case News.Said(var delta) -> send("text", Json.object().put("text", delta).done());
      case News.Restarted _ -> send("restarted", Json.Obj.EMPTY);
      case News.Slept _, News.Ended _, News.Left _ -> {}
    }
  }

  /// A comment keeps proxies from thinking that nothing will come.
  @Override
  public void quiet() throws InterruptedException {
    write(": waiting\n\n");
  }

  void end(Ending ending) throws InterruptedException {
    switch (ending) {
      case Ending.Over(var seq, var outcome) ->
          send(
              OutcomeJson.kind(outcome),
              Answers.event(offer, seq, outcome).data().orElse(Json.Obj.EMPTY));
      case Ending.Later _ ->
          send("accepted", Json.object().put("location", answers.place(offer.id())).done());
    }
  }

  private static Json step(int seq, Step step) {
    var json = Json.object().put("seq", seq).put("kind", StepJson.kind(step));
    if (step instanceof Step.Answered(var answer, _, _, _)) {
      json.someTexts("tools", answer.calls().stream().map(ToolRequest::tool).toList());
    }
    return json.done();
  }

  private void send(String name, Json data) throws InterruptedException {
    write("event: " + name + "\ndata: " + data.write() + "\n\n");
  }

  private void write(String piece) throws InterruptedException {
    gone = gone || !sink.write(piece);
  }
}
