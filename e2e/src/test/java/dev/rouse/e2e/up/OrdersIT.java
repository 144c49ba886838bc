package dev.rouse.e2e.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The sample `orders`: a topic in, filtered, a topic out, with the Kafka that `up` brings.
@Timeout(240)
final class OrdersIT {
  private static final Path ORDERS = Path.of("../samples/orders");

  private static final String NEXT =
      """
      {"specversion":"1.0","id":"3","source":"/shop","type":"com.example.order.failed","data":{"order":"9","reason":"card refused"}}
      """;

  @TempDir private Path folder;

  @Test
  void orders_whatFailed_isAnsweredIntoTheOtherTopic_andNothingElseWakesAnybody() throws Exception {
    String kafka;
    try (var platform = Platform.start(ORDERS, folder.resolve("data"))) {
      kafka = platform.at("kafka");
      KafkaTool.write(kafka, "orders", ORDERS.resolve("events.jsonl"));

      assertThat(KafkaTool.read(kafka, "orders.diagnosed", 1))
          .singleElement()
          .asString()
          .contains("Order 7: no stock. Looked at on a ");
      assertThat(((Json.Arr) Json.parse(platform.get("/tasks").body())).items()).hasSize(1);
      assertThat(platform.get("/dead").body()).isEqualTo("[]");

      platform.kill();
    }
    awaitGone(kafka);
    try (var again = Platform.start(ORDERS, folder.resolve("data"))) {
      assertThat(KafkaTool.read(again.at("kafka"), "orders", 3)).hasSize(3);
      KafkaTool.write(again.at("kafka"), "orders", ORDERS.resolve("events.jsonl"));
      KafkaTool.write(again.at("kafka"), "orders", Files.writeString(folder.resolve("next"), NEXT));

      assertThat(KafkaTool.read(again.at("kafka"), "orders.diagnosed", 2))
          .last()
          .asString()
          .contains("Order 9: card refused");
      assertThat(((Json.Arr) Json.parse(again.get("/tasks").body())).items()).hasSize(2);
    }
  }

  @Test
  void up_withAKafkaOfTheUsers_startsNoneOfItsOwn() throws Exception {
    var others = Files.createDirectories(folder.resolve("others"));
    var agent = Files.readString(ORDERS.resolve("agent.yaml")).replace("orders", "others");
    var _ = Files.writeString(others.resolve("agent.yaml"), agent);
    try (var host = Platform.start(others, folder.resolve("host"));
        var guest =
            Platform.start(
                ORDERS, folder.resolve("guest"), Map.of(), "--kafka", host.at("kafka"))) {
      assertThat(guest.at("kafka")).isEqualTo(host.at("kafka"));
      KafkaTool.write(guest.at("kafka"), "orders", ORDERS.resolve("events.jsonl"));

      assertThat(KafkaTool.read(guest.at("kafka"), "orders.diagnosed", 1)).hasSize(1);
      assertThat(folder.resolve("guest/kafka")).doesNotExist();
    }
  }

  /// Its parent was killed, so it ends by itself.
  private static void awaitGone(String kafka) {
    int port = Integer.parseInt(kafka.substring(kafka.indexOf(':') + 1));
    while (answers(port)) {
      Thread.onSpinWait();
    }
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException gone) {
      return false;
    }
  }
}
