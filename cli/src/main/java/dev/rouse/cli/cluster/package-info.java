/// The cluster as the command line needs it: Rouse's resources, and a way to the gateway. Only here
/// is the Kubernetes client known.
@NullMarked
package dev.rouse.cli.cluster;

import org.jspecify.annotations.NullMarked;
