package dev.rouse.controller.plan;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.runtime.AgentRuntime;
import dev.rouse.core.resource.runtime.EnvSource;
import dev.rouse.core.resource.runtime.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The agent's container: without rights, without a writable root, with what it is told.
final class ContainerPlan {
  private static final String LOGIN = "rouse-login";
  private static final String LOGIN_PATH = "/etc/rouse/login";
  private static final String IDENTITY = "rouse-identity";
  private static final String IDENTITY_PATH = "/etc/rouse/identity";
  private static final String SCRATCH = "rouse-tmp";
  private static final int TOKEN_SECONDS = 3600;
  private static final int USER = 65_532;

  private ContainerPlan() {}

  static Json.Obj of(Seen seen, String image) {
    var runtime = seen.agent().runtime();
    return Json.object()
        .put("name", "agent")
        .put("image", image)
        .some("env", env(seen))
        .some("envFrom", runtime.envFrom().stream().map(ContainerPlan::source).toList())
        .put("resources", resources(runtime))
        .put("securityContext", restricted())
        .put("readinessProbe", probe("readiness"))
        .put("livenessProbe", probe("liveness"))
        .some("volumeMounts", mounts(seen))
        .done();
  }

  private static Json.Obj resources(AgentRuntime runtime) {
    return Json.object()
        .put("requests", Json.texts(runtime.resources().requests()))
        .put("limits", Json.texts(runtime.resources().limits()))
        .done();
  }

  private static Json.Obj restricted() {
    return Json.object()
        .put("runAsNonRoot", true)
        .put("runAsUser", USER)
        .put("readOnlyRootFilesystem", true)
        .put("allowPrivilegeEscalation", false)
        .put("capabilities", Json.object().someTexts("drop", List.of("ALL")))
        .put("seccompProfile", Json.object().put("type", "RuntimeDefault"))
        .done();
  }

  private static Json.Obj probe(String what) {
    return Json.object()
        .put("httpGet", Json.object().put("path", "/health/" + what))
        .put("periodSeconds", what.equals("liveness") ? 10 : 1)
        .put("timeoutSeconds", 2)
        .done();
  }

  private static List<Json.Obj> env(Seen seen) {
    var told = new TreeMap<>(seen.platform().agents());
    told.put("ROUSE_NAMESPACE", seen.agent().namespace());
    told.put("ROUSE_AGENT", seen.agent().name());
    told.put("ROUSE_GATEWAY_URL", seen.platform().gatewayUrl());
    told.put("ROUSE_DATABASE_PASSWORD_FILE", LOGIN_PATH + "/password");
    told.put("ROUSE_OIDC_CA_FILE", IDENTITY_PATH + "/ca.crt");
    told.put("ROUSE_OIDC_BEARER_FILE", IDENTITY_PATH + "/token");
    var env = new ArrayList<Json.Obj>();
    told.forEach(
        (name, value) -> env.add(Json.object().put("name", name).put("value", value).done()));
    env.add(fromLogin("ROUSE_DATABASE_URL", "url"));
    env.add(fromLogin("ROUSE_DATABASE_USER", "user"));
    seen.agent().runtime().env().stream().map(NamedValue::toJson).forEach(env::add);
    return env;
  }

  private static Json.Obj fromLogin(String variable, String key) {
    var ref = Json.object().put("name", LoginPlan.SECRET).put("key", key);
    return Json.object()
        .put("name", variable)
        .put("valueFrom", Json.object().put("secretKeyRef", ref))
        .done();
  }

  private static Json.Obj source(EnvSource source) {
    var json = Json.object().put(source.kind().field(), Json.object().put("name", source.name()));
    return source.prefix().isEmpty() ? json.done() : json.put("prefix", source.prefix()).done();
  }

  private static List<Json.Obj> mounts(Seen seen) {
    var mounts = new ArrayList<Json.Obj>();
    mounts.add(ServicePlan.mount(LOGIN, LOGIN_PATH));
    mounts.add(ServicePlan.mount(IDENTITY, IDENTITY_PATH));
    mounts.add(writable(SCRATCH, "/tmp"));
    mounts.addAll(Mounts.of(seen.definition()).mounts());
    seen.agent()
        .runtime()
        .volumes()
        .forEach(volume -> mounts.add(writable(volume.name(), volume.mountPath())));
    return mounts;
  }

  private static Json.Obj writable(String volume, String path) {
    return Json.object().put("name", volume).put("mountPath", path).done();
  }

  static List<Json.Obj> volumes(Seen seen) {
    var volumes = new ArrayList<Json.Obj>();
    volumes.add(
        Json.object()
            .put("name", LOGIN)
            .put("secret", Json.object().put("secretName", LoginPlan.SECRET))
            .done());
    volumes.add(identity());
    volumes.add(
        Json.object()
            .put("name", SCRATCH)
            .put("emptyDir", Json.object().put("sizeLimit", "64Mi"))
            .done());
    volumes.addAll(Mounts.of(seen.definition()).volumes());
    seen.agent().runtime().volumes().stream().map(ContainerPlan::volume).forEach(volumes::add);
    return volumes;
  }

  /// A token that tells the cluster's issuer who reads its keys, and nothing more.
  private static Json.Obj identity() {
    var token =
        Json.object()
            .put(
                "serviceAccountToken",
                Json.object().put("path", "token").put("expirationSeconds", TOKEN_SECONDS))
            .done();
    var authorities =
        Json.object()
            .put(
                "configMap",
                Json.object()
                    .put("name", "kube-root-ca.crt")
                    .some(
                        "items",
                        List.of(Json.object().put("key", "ca.crt").put("path", "ca.crt").done())))
            .done();
    return Json.object()
        .put("name", IDENTITY)
        .put("projected", Json.object().some("sources", List.of(token, authorities)))
        .done();
  }

  private static Json.Obj volume(Volume volume) {
    return Json.object()
        .put("name", volume.name())
        .put(volume.kind().word(), volume.settings())
        .done();
  }
}
