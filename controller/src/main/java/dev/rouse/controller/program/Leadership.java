package dev.rouse.controller.program;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Of several controllers one leads, by a Lease that it renews. One that has lost it ends: what it
/// has in memory may be old.
final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final String LEASE = "rouse-controller";
  private static final Duration LEASED = Duration.ofSeconds(15);
  private static final Duration RENEWED_WITHIN = Duration.ofSeconds(10);
  private static final Duration TRIED_EVERY = Duration.ofSeconds(2);

  /// One request may hang, and there is still time for another.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private Leadership() {}

  /// A client for nothing but the lease.
  static KubernetesClient client(Config config) {
    var own =
        new ConfigBuilder(config)
            .withRequestTimeout((int) PATIENCE.toMillis())
            .withConnectionTimeout((int) PATIENCE.toMillis())
            .build();
    return new KubernetesClientBuilder().withConfig(own).build();
  }

  /// @param leads is called once this process leads
  /// @param lost is called when it no longer does
  static LeaderElector seek(
      KubernetesClient client, Settings settings, Runnable leads, Runnable lost) {
    var callbacks =
        new LeaderCallbacks(
            leads,
            lost,
            leader -> LOG.atInfo().addKeyValue("leader", leader).log("a controller leads"));
    var config =
        new LeaderElectionConfigBuilder()
            .withName(LEASE)
            .withLock(new LeaseLock(settings.namespace(), LEASE, settings.identity()))
            .withLeaseDuration(LEASED)
            .withRenewDeadline(RENEWED_WITHIN)
            .withRetryPeriod(TRIED_EVERY)
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(callbacks)
            .build();
    return new LeaderElector(client, config, Executors.newVirtualThreadPerTaskExecutor());
  }
}
