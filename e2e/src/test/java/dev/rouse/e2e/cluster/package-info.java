/// The controller on a cluster: the one that `KUBECONFIG` names or, without one, an etcd and a
/// kube-apiserver out of `KUBEBUILDER_ASSETS`, started for this and stopped again. Run by `./rouse
/// e2e` only.
@NullMarked
package dev.rouse.e2e.cluster;

import org.jspecify.annotations.NullMarked;
