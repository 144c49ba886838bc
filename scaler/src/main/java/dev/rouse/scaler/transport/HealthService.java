package dev.rouse.scaler.transport;

import dev.rouse.scaler.stream.Streams;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// gRPC's own health service, for probes and for clients that choose among replicas.
public final class HealthService extends HealthGrpc.HealthImplBase {
  private final Set<String> services;
  private final BooleanSupplier serving;
  private final Streams<String, HealthCheckResponse> watchers = new Streams<>();
  private ServingStatus said = ServingStatus.UNKNOWN;

  /// @param services what may be asked about, beside the server as a whole
  public HealthService(Set<String> services, BooleanSupplier serving) {
    this.services = Set.copyOf(services);
    this.serving = serving;
  }

  /// Tells those who watch, where it has changed.
  public synchronized void look() {
    var now = status("");
    if (now != said) {
      said = now;
      watchers.subjects().forEach(service -> watchers.say(service, response(service)));
    }
  }

  /// Ends the open calls, and those that come later at once.
  public void end() {
    watchers.end();
  }

  @Override
  public void check(HealthCheckRequest asked, StreamObserver<HealthCheckResponse> client) {
    if (known(asked.getService())) {
      client.onNext(response(asked.getService()));
      client.onCompleted();
    } else {
      client.onError(Status.NOT_FOUND.asRuntimeException());
    }
  }

  @Override
  public void watch(HealthCheckRequest asked, StreamObserver<HealthCheckResponse> client) {
    watchers.open(asked.getService(), client, () -> Optional.of(response(asked.getService())));
  }

  private HealthCheckResponse response(String service) {
    return HealthCheckResponse.newBuilder().setStatus(status(service)).build();
  }

  private ServingStatus status(String service) {
    if (!known(service)) {
      return ServingStatus.SERVICE_UNKNOWN;
    }
    return serving.getAsBoolean() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
  }

  private boolean known(String service) {
    return service.isEmpty() || services.contains(service);
  }
}
