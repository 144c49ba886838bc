/// The program: what is opened in which order, and closed again.
///
/// The journal is opened while the server already listens; what is not there yet is waited for,
/// saying so. The invariant: the process is ready only once its agent's runs can be claimed, and a
/// drain gives up every run that it could not bring to an end.
@NullMarked
package dev.rouse.agent.program;

import org.jspecify.annotations.NullMarked;
