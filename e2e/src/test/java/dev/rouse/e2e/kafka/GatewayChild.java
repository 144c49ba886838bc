package dev.rouse.e2e.kafka;

import dev.rouse.edge.program.Refused;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.util.Optional;

/// A gateway as a process: `GatewayChild DATABASE-URL KAFKA`, until it is killed or nobody is there
/// who started it.
final class GatewayChild {
  private GatewayChild() {}

  public static void main(String[] words) throws IOException, Refused, InterruptedException {
    var database = DatabaseSettings.plain(words[0], "postgres", "");
    var told = Settings.ofOneMachine("127.0.0.1", 0, database, (_, _, _) -> Optional.empty());
    var gateway = Gateway.listen(told.withKafka(KafkaAccess.at(() -> Optional.of(words[1]))));
    gateway.open();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nothing is said here: the end is all that counts.
    }
    Runtime.getRuntime().halt(0);
  }
}
