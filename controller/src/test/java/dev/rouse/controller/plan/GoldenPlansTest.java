package dev.rouse.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.crd.Yaml;
import dev.rouse.controller.status.AgentStatus;
import dev.rouse.controller.world.World;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Worlds in, objects out: each folder of `plans` holds `in.yaml`, what is in the cluster, and for
/// each agent in it `out-NAME.yaml`, what is planned and said.
final class GoldenPlansTest {
  private static final Path PLANS = Path.of("src/test/resources/plans");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TestFactory
  Stream<DynamicTest> plan_ofAWorld() throws IOException {
    try (var folders = Files.list(PLANS)) {
      return folders.sorted().toList().stream().flatMap(GoldenPlansTest::cases);
    }
  }

  private static Stream<DynamicTest> cases(Path folder) {
    var outputs = new HashMap<Path, String>();
    var world = world(folder.resolve("in.yaml"));
    world
        .all(Kind.AGENT)
        .forEach(agent ->
            outputs.put(
                folder.resolve("out-" + agent.key().name() + ".yaml"), output(world, agent)));
    var tests =
        outputs.entrySet().stream()
            .map(out ->
                DynamicTest.dynamicTest(
                    folder.getFileName() + "/" + out.getKey().getFileName(),
                    () -> same(out.getKey(), out.getValue())));
    var unused =
        DynamicTest.dynamicTest(
            folder.getFileName() + " holds nothing else", () -> noOthers(folder, outputs));
    return Stream.concat(tests, Stream.of(unused));
  }

  /// What an annotation of the agent says of it that a cluster cannot: whether it may roll.
  private static String output(World world, Entity agent) {
    boolean mayRoll = !agent.annotations().containsKey("test/waits-to-roll");
    var platform = Platform.of("rouse-system", world);
    var plan = AgentPlan.of(world, platform, agent, mayRoll, Map.of(0, "token-0", 1, "token-1"));
    var documents = new ArrayList<Json>();
    documents.add(AgentStatus.of(world, agent, plan, Optional.empty(), Optional.empty(), NOW));
    switch (plan) {
      case AgentPlan.Refused(var faults, _, _) ->
          documents.add(Json.array(faults.stream().map(Fault::toString).map(Json::of).toList()));
      case AgentPlan.Ready ready -> documents.addAll(planned(world, agent, ready));
    }
    return Yaml.write(documents);
  }

  private static List<Json> planned(World world, Entity agent, AgentPlan.Ready ready) {
    var documents = new ArrayList<Json>();
    documents.add(row(RegisteredAgent.of(ready.definition())));
    ready.objects().forEach(object -> documents.add(object.json()));
    Floor.of(ready.definition().agent(), Entity.number(agent.spec(), "replicas"), world)
        .ifPresent(floor ->
            documents.add(
                Json.object()
                    .put("floorOf", floor.revision().name())
                    .put("alreadyThere", floor.holds(world))
                    .put("patch", floor.patch())
                    .done()));
    return documents;
  }

  private static Json row(RegisteredAgent registered) {
    return Json.object().put("registered", registered.suspended() ? "suspended" : "working").done();
  }

  private static World world(Path file) {
    try {
      return Worlds.of(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void same(Path file, String output) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, output);
    }
    assertThat(file).content().isEqualTo(output);
  }

  private static void noOthers(Path folder, Map<Path, String> outputs) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> !file.endsWith("in.yaml")).toList())
          .containsExactlyInAnyOrderElementsOf(outputs.keySet());
    }
  }
}
