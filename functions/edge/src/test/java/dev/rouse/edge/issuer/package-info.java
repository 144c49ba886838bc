/// An issuer of tokens as OIDC has it, for whoever tests who is let in: over HTTP, with keys that
/// it publishes and changes.
@NullMarked
package dev.rouse.edge.issuer;

import org.jspecify.annotations.NullMarked;
