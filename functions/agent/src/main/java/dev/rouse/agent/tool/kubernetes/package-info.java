/// Kubernetes over its REST API, without a client library of tens of megabytes.
///
/// Invariant: no Secret is read, written or deleted, by whatever name it is asked for; and no
/// object outside the tool's namespaces is touched.
@NullMarked
package dev.rouse.agent.tool.kubernetes;

import org.jspecify.annotations.NullMarked;
