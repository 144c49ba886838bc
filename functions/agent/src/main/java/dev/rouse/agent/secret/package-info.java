/// Where models and tools find what must not stand in a resource.
///
/// A port: in a cluster its shell reads mounted Secrets, on one machine a file. Invariant: nothing
/// found here reaches a log, a journal or a message.
@NullMarked
package dev.rouse.agent.secret;

import org.jspecify.annotations.NullMarked;
