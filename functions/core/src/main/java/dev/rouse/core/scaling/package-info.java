/// How many replicas an agent's backlog demands. KEDA comes to the same number in a cluster, from
/// the target that the scaler tells it; on one machine the local plane asks here.
@NullMarked
package dev.rouse.core.scaling;

import org.jspecify.annotations.NullMarked;
