/// The cluster as the command line needs it: Rouse's resources, and a way to the gateway. Only one
/// class here knows the Kubernetes client.
@NullMarked
package dev.rouse.cli.cluster;

import org.jspecify.annotations.NullMarked;
