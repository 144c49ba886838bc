package dev.rouse.controller.plan;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.world.Owned;
import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Map;

/// Keeps all agents of a namespace away from the cloud's metadata address, which hands a node's
/// credentials to whoever asks from a pod. All else that goes out is left open on purpose: what a
/// tool may reach is the tool's own rule, and a policy knows no names.
public final class NetworkPolicyPlan {
  private static final String NAME = "rouse-agents";
  private static final List<String> METADATA_V4 = List.of("169.254.169.254/32");
  private static final List<String> METADATA_V6 = List.of("fd00:ec2::254/128");

  private NetworkPolicyPlan() {}

  public static Key key(String namespace) {
    return new Key(Kind.NETWORK_POLICY, namespace, NAME);
  }

  public static Entity of(String namespace) {
    var key = key(namespace);
    var selector = Json.texts(Map.of(Owned.MANAGED_BY, Owned.CONTROLLER));
    var spec =
        Json.object()
            .put("podSelector", Json.object().put("matchLabels", selector))
            .someTexts("policyTypes", List.of("Egress"))
            .some(
                "egress",
                List.of(
                    Json.object()
                        .some(
                            "to",
                            List.of(block("0.0.0.0/0", METADATA_V4), block("::/0", METADATA_V6)))
                        .done()));
    return Wanted.done(
        Wanted.begin(key, Wanted.metadata(key, LoginPlan.labels())).put("spec", spec));
  }

  private static Json.Obj block(String cidr, List<String> except) {
    return Json.object()
        .put("ipBlock", Json.object().put("cidr", cidr).someTexts("except", except))
        .done();
  }
}
