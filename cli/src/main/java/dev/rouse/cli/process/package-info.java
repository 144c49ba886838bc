/// Agents as child processes: started when something is runnable, stopped when nothing has been for
/// a while, started again when they die. What KEDA and Knative do in a cluster, by the same
/// arithmetic.
@NullMarked
package dev.rouse.cli.process;

import org.jspecify.annotations.NullMarked;
