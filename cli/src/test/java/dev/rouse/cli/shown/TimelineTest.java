package dev.rouse.cli.shown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  @Test
  void of_wholeRun_tellsItsStory() {
    var run =
        (Json.Obj)
            Json.parse(
                """
                {"acceptedAt": "2026-11-21T12:00:00Z", "steps": [
                  {"seq": 1, "epoch": 1, "at": "2026-11-21T12:00:00.250Z", "kind": "answered",
                   "text": "", "calls": [{"tool": "kubectl-logs", "arguments": "{\\"pod\\":\\"web-1\\"}"}],
                   "model": "gpt-4o", "input": 100, "cached": 0, "output": 20, "cost": 0.0012},
                  {"seq": 2, "epoch": 1, "at": "2026-11-21T12:00:00.3Z", "kind": "intended",
                   "calls": [{"call": "c1-0", "effect": "READ"}]},
                  {"seq": 3, "epoch": 1, "at": "2026-11-21T12:00:01Z", "kind": "returned",
                   "call": "c1-0", "result": {"kind": "ok", "output": "out of memory\\nkilled", "cut": false}},
                  {"seq": 4, "epoch": 1, "at": "2026-11-21T12:00:12Z", "kind": "ended",
                   "outcome": {"kind": "completed", "text": "It ran out of memory"}}]}
                """);

    assertThat(Timeline.of(run))
        .isEqualTo(
            """
                +0.250 s  gpt-4o calls kubectl-logs {"pod":"web-1"}  (120 tokens, 0.0012)
                +0.300 s  begins kubectl-logs (Read)
                +1.000 s  kubectl-logs gives out of memory…
                 +12.0 s  completed
            """);
  }
}
