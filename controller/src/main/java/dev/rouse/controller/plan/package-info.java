/// What an agent needs in the cluster, decided from what was seen: values in, objects out.
///
/// Each object has one small file. Nothing here reads a cluster, a clock or the environment, and an
/// unchanged world gives equal plans.
@NullMarked
package dev.rouse.controller.plan;

import org.jspecify.annotations.NullMarked;
