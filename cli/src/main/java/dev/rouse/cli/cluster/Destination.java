package dev.rouse.cli.cluster;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Optional;

/// Where a Service's port leads: Kubernetes forwards to pods only, and by the pod's own ports.
///
/// @param pod one that is ready
record Destination(String pod, int port) {

  /// Empty where no pod of the Service is ready.
  static Optional<Destination> of(Service service, List<Pod> pods, int port) {
    return pods.stream()
        .filter(Destination::isReady)
        .findFirst()
        .map(pod -> new Destination(pod.getMetadata().getName(), target(service, pod, port)));
  }

  private static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus().getConditions().stream()
            .anyMatch(condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private static int target(Service service, Pod pod, int port) {
    return service.getSpec().getPorts().stream()
        .filter(offered -> offered.getPort() == port)
        .findFirst()
        .map(ServicePort::getTargetPort)
        .flatMap(target -> number(target, pod))
        .orElse(port);
  }

  /// A name is one of the pod's ports.
  private static Optional<Integer> number(IntOrString target, Pod pod) {
    if (target.getIntVal() != null) {
      return Optional.of(target.getIntVal());
    }
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(named -> target.getStrVal().equals(named.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }
}
