package dev.rouse.agent.model.fake;

import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the fake does with one request.
public sealed interface Reply {

  /// Answers. The words go out one by one where the request asks for a stream.
  record Said(String text, List<ToolRequest> calls, Usage usage, Finish finish) implements Reply {
    public Said {
      calls = List.copyOf(calls);
    }
  }

  /// Why an answer ends.
  enum Finish {
    DONE,
    LENGTH,
    FILTERED
  }

  record Refused(int status, Map<String, String> headers, String body) implements Reply {
    public Refused {
      headers = Map.copyOf(headers);
    }
  }

  /// Says nothing, for ever.
  record Silent() implements Reply {}

  /// Says something, but not at once.
  record Late(Duration by, Reply then) implements Reply {}

  /// Begins and then says nothing more.
  record Stalled() implements Reply {}

  /// Closes the connection instead of answering.
  record HungUp() implements Reply {}

  /// Closes the connection in the middle of an answer.
  record CutOff() implements Reply {}

  /// Ends in the middle of a stream as if that were all.
  record EndedEarly() implements Reply {}

  /// A success that holds anything.
  record Raw(String body) implements Reply {}

  static Reply text(String text) {
    return new Said(text, List.of(), new Usage(100, 40, 7), Finish.DONE);
  }

  static Reply calling(ToolRequest... calls) {
    return new Said("", List.of(calls), new Usage(100, 40, 7), Finish.DONE);
  }

  static Reply finished(Finish finish) {
    return new Said("", List.of(), new Usage(100, 0, 7), finish);
  }

  static Reply refused(int status, String body) {
    return new Refused(status, Map.of(), body);
  }
}
