/// Helm's releases, as Helm itself stores them: a Secret for each revision.
///
/// Read without Helm: base64, gzip, JSON. Invariants: only Secrets that say they are a release are
/// read, in the tool's namespaces only; what looks like a password in values is not shown.
@NullMarked
package dev.rouse.agent.tool.helm;

import org.jspecify.annotations.NullMarked;
