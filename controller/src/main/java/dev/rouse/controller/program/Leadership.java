package dev.rouse.controller.program;

import io.fabric8.kubernetes.client.KubernetesClient;
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
  private static final Duration LEASED = Duration.ofSeconds(30);
  private static final Duration RENEWED_WITHIN = Duration.ofSeconds(20);
  private static final Duration TRIED_EVERY = Duration.ofSeconds(4);

  private Leadership() {}

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
