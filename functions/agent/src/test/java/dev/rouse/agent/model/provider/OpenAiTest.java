package dev.rouse.agent.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.rouse.agent.model.http.Transport;
import dev.rouse.core.json.Json;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.resource.kind.ModelConfig;
import dev.rouse.core.resource.kind.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenAiTest {
  private static final ModelRequest REQUEST =
      new ModelRequest(
          ModelRequest.Purpose.TURN,
          List.of(new Message.User("Why?")),
          List.of(new ModelRequest.Tool("time-now", "The time", Json.Obj.EMPTY)),
          Optional.of(Json.parse("{\"type\":\"object\"}")));

  /// OpenAI's own servers and Azure's know the newer name of the limit, and a schema beside tools.
  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, true",
    "https://ops.openai.azure.com/openai/v1, true",
    "http://vllm:8000/v1, false",
    "https://openai.com.example.org/v1, false"
  })
  void request_ownHosts(String baseUrl, boolean own) {
    var parameters =
        (OpenAiChatRequestParameters) new OpenAi().request(endpoint(baseUrl), REQUEST).parameters();

    assertThat(parameters.maxCompletionTokens() != null).isEqualTo(own);
    assertThat(parameters.maxOutputTokens() != null).isEqualTo(!own);
    assertThat(parameters.responseFormat() != null).isEqualTo(own);
  }

  private static Endpoint endpoint(String baseUrl) {
    String yaml =
        """
        apiVersion: rouse.dev/v1alpha1
        kind: ModelConfig
        metadata: {name: gpt, namespace: ops}
        spec: {model: gpt-4o, baseUrl: '%s', parameters: {maxOutputTokens: 9}}
        """
            .formatted(baseUrl);
    if (!(Resources.read(yaml, "ops") instanceof Resources.Result.Read(var resources))) {
      throw new IllegalArgumentException(baseUrl);
    }
    return new Endpoint(
        (ModelConfig) resources.getFirst(),
        Optional.empty(),
        Map.of(),
        new Transport(Duration.ofSeconds(1), Optional.empty()));
  }
}
