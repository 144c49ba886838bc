/// Tool servers asked now and then what they offer, for the status of their Tools.
///
/// No secret is shown to them: a server that wants one is left to the agents. No plan hangs on what
/// they answer.
@NullMarked
package dev.rouse.controller.probe;

import org.jspecify.annotations.NullMarked;
