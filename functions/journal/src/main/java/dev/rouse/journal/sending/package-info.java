/// Rights to send to one agent that hang on nothing but an unguessable token.
///
/// A Knative Trigger delivers without an identity of its own, so its address holds such a token.
/// The invariant: the journal keeps hashes only, and what was revoked is gone for every gateway at
/// once.
@NullMarked
package dev.rouse.journal.sending;

import org.jspecify.annotations.NullMarked;
