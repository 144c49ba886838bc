package dev.rouse.core.resource;

import dev.rouse.core.task.Overlap;
import java.time.Duration;
import java.time.ZoneId;

/// What holds where a resource says nothing.
public final class Defaults {
  public static final Effect EFFECT = Effect.ONCE;
  public static final Approval APPROVAL = Approval.NOT_REQUIRED;
  public static final Duration TOOL_TIMEOUT = Duration.ofSeconds(20);
  public static final Duration CHILD_TIMEOUT = Duration.ofHours(1);
  public static final long TOOL_MAX_OUTPUT = 64 << 10;
  public static final String HTTP_METHOD = "GET";

  public static final Duration APPROVAL_DEADLINE = Duration.ofHours(24);
  public static final OnDeadline ON_DEADLINE = OnDeadline.DENY;
  public static final OnUnknown ON_UNKNOWN = OnUnknown.ASK;

  public static final Duration COOLDOWN = Duration.ofHours(1);
  public static final int STORM_INCIDENTS = 10;
  public static final Duration STORM_PER = Duration.ofMinutes(10);
  public static final Duration INCIDENT_EXPIRES_AFTER = Duration.ofHours(24);
  public static final String BROKER = "default";
  public static final ZoneId TIME_ZONE = ZoneId.of("UTC");

  public static final Visibility VISIBILITY = Visibility.CLUSTER;
  public static final Overlap ON_OVERLAP = Overlap.QUEUE;

  public static final int RUN_STEPS = 40;
  public static final Duration RUN_DURATION = Duration.ofMinutes(15);
  public static final long RUN_TOKENS = 200_000;

  public static final int SCALE_MIN = 0;
  public static final int SCALE_MAX = 10;
  public static final int CONCURRENCY = 10;
  public static final Duration IDLE_AFTER = Duration.ofSeconds(30);

  public static final int RETRY_ATTEMPTS = 4;
  public static final Duration RETRY_BACKOFF = Duration.ofSeconds(5);
  public static final Duration RETRY_MAX_BACKOFF = Duration.ofMinutes(10);

  public static final String REQUESTED_CPU = "50m";
  public static final String REQUESTED_MEMORY = "96Mi";
  public static final String MEMORY_LIMIT = "256Mi";

  public static final String MODEL_CONFIG = "default";
  public static final Provider PROVIDER = Provider.OPEN_AI;
  public static final Duration MODEL_TIMEOUT = Duration.ofSeconds(60);
  public static final long CONTEXT_TOKENS = 128_000;
  public static final NamespacesFrom ALLOWED_NAMESPACES = NamespacesFrom.SAME;
  public static final String CURRENCY = "USD";

  private Defaults() {}
}
