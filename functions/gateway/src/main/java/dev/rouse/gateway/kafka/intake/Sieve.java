package dev.rouse.gateway.kafka.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.intake.Admission;
import dev.rouse.core.intake.Interest;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.task.Offer;
import dev.rouse.gateway.kafka.record.Arrival;
import dev.rouse.gateway.kafka.record.RecordsIn;
import dev.rouse.journal.deadletter.Unborn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Finds out whom a record concerns, before anything is stored.
///
/// @param agents those whose triggers name a topic, by topic
record Sieve(Map<String, List<Agent>> agents) {
  private static final int EXCERPT = 512;

  /// What becomes of a record.
  record Sifted(List<Offer> offers, List<Unborn> unborn) {
    static final Sifted NOTHING = new Sifted(List.of(), List.of());

    Sifted {
      offers = List.copyOf(offers);
      unborn = List.copyOf(unborn);
    }
  }

  Sifted sift(ConsumerRecord<byte[], byte[]> record) {
    var concerned = agents.getOrDefault(record.topic(), List.of());
    return switch (RecordsIn.read(record)) {
      case Arrival.Unreadable(var problem) -> dead(concerned, record, problem);
      case Arrival.Labelled(var attributes, var whole) -> {
        var interests = Interest.inTopic(concerned, record.topic(), attributes);
        yield interests.isEmpty() ? Sifted.NOTHING : wanted(interests, record, whole.get());
      }
    };
  }

  private static Sifted wanted(
      List<Interest> interests, ConsumerRecord<byte[], byte[]> record, Arrival.Whole whole) {
    return switch (whole) {
      case Arrival.Whole.Read(var event) -> {
        var offers = new ArrayList<Offer>();
        var unborn = new ArrayList<Unborn>();
        for (var interest : interests) {
          switch (Admission.by(interest.trigger(), interest.agent(), event)) {
            case Admission.Admitted(var offer) -> offers.add(offer);
            case Admission.Refused(var problem) ->
                unborn.add(letter(interest.agent(), record, problem));
          }
        }
        yield new Sifted(offers, unborn);
      }
      case Arrival.Whole.Unreadable(var problem) ->
          dead(interests.stream().map(Interest::agent).toList(), record, problem);
    };
  }

  /// One that cannot be stored either, for a reason that the journal gave.
  Sifted refused(ConsumerRecord<byte[], byte[]> record, Problem problem) {
    var offered = sift(record).offers().stream().map(Offer::agent).toList();
    var agents = this.agents.getOrDefault(record.topic(), List.of());
    return dead(
        agents.stream().filter(agent -> offered.contains(agent.id())).toList(), record, problem);
  }

  private static Sifted dead(
      List<Agent> agents, ConsumerRecord<byte[], byte[]> record, Problem problem) {
    return new Sifted(
        List.of(), agents.stream().map(agent -> letter(agent, record, problem)).toList());
  }

  private static Unborn letter(
      Agent agent, ConsumerRecord<byte[], byte[]> record, Problem problem) {
    return Unborn.of(agent.id(), record.topic(), RecordsIn.id(record), problem, subject(record));
  }

  /// Where it is found, and how it begins: the record itself stays in Kafka.
  private static Json.Obj subject(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    String begins = new String(value, 0, Math.min(value.length, EXCERPT), UTF_8);
    return Json.object()
        .put("topic", record.topic())
        .put("partition", record.partition())
        .put("offset", record.offset())
        .maybeText("key", RecordsIn.key(record).map(key -> Text.shortened(key, EXCERPT)))
        .put("bytes", value.length)
        .put("begins", Text.storable(begins))
        .done();
  }
}
