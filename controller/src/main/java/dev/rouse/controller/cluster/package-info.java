/// Kubernetes as far as the controller knows it: the kinds that it reads and writes, and objects of
/// them as plain values. No client, no network.
@NullMarked
package dev.rouse.controller.cluster;

import org.jspecify.annotations.NullMarked;
