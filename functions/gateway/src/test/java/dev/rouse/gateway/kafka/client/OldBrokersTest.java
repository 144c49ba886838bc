package dev.rouse.gateway.kafka.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// What we ask of a broker, a broker of Kafka 2.8 answers: for each call, the oldest version that
/// our client still speaks is none that came later. (Such a broker itself is not to be had here.)
final class OldBrokersTest {
  /// The newest version of each call in Kafka 2.8.
  private static final Map<ApiKeys, Integer> OF_2_8 =
      Map.ofEntries(
          Map.entry(ApiKeys.API_VERSIONS, 3),
          Map.entry(ApiKeys.METADATA, 11),
          Map.entry(ApiKeys.FETCH, 12),
          Map.entry(ApiKeys.LIST_OFFSETS, 6),
          Map.entry(ApiKeys.FIND_COORDINATOR, 3),
          Map.entry(ApiKeys.JOIN_GROUP, 7),
          Map.entry(ApiKeys.SYNC_GROUP, 5),
          Map.entry(ApiKeys.HEARTBEAT, 4),
          Map.entry(ApiKeys.LEAVE_GROUP, 4),
          Map.entry(ApiKeys.OFFSET_FETCH, 7),
          Map.entry(ApiKeys.PRODUCE, 9),
          Map.entry(ApiKeys.INIT_PRODUCER_ID, 4),
          Map.entry(ApiKeys.SASL_HANDSHAKE, 1),
          Map.entry(ApiKeys.SASL_AUTHENTICATE, 2));

  @Test
  void everyCall_isSpokenInAVersionOfThen() {
    OF_2_8.forEach((call, newest) ->
        assertThat((int) call.oldestVersion()).as(call.name).isLessThanOrEqualTo(newest));
  }
}
