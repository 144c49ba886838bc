package com.example.discount;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// Knows what a customer pays. The arguments come as a CloudEvent's data; what it answers is what
/// the agent sees. `ce-id` is the call's idempotency key: a tool that changes something keeps it.
public final class Function {
  private static final Pattern AMOUNT = Pattern.compile("\"amount\"\\s*:\\s*([0-9.]+)");
  private static final int PERCENT = 10;
  private static final double WHOLE = 100.0;

  private Function() {}

  public static void main(String[] words) throws IOException {
    int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "8080"));
    var server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health/", call -> answer(call, 200, "{}"));
    server.createContext("/", Function::offer);
    server.start();
  }

  private static void offer(HttpExchange call) throws IOException {
    String data = new String(call.getRequestBody().readAllBytes(), UTF_8);
    var amount = AMOUNT.matcher(data);
    if (call.getRequestHeaders().getFirst("ce-id") == null || !amount.find()) {
      answer(call, 400, "{\"error\": \"send a CloudEvent with an amount\"}");
      return;
    }
    double price = Double.parseDouble(amount.group(1)) * (WHOLE - PERCENT) / WHOLE;
    answer(call, 200, "{\"price\": " + price + ", \"percent\": " + PERCENT + "}");
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    try (call) {
      byte[] body = json.getBytes(UTF_8);
      call.getResponseHeaders().set("content-type", "application/json");
      call.sendResponseHeaders(status, body.length);
      call.getResponseBody().write(body);
    }
  }
}
