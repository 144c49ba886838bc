/// A server that speaks the wire formats of the model providers and says what a test has scripted:
/// answers, refusals, and all the ways in which a connection goes wrong.
@NullMarked
package dev.rouse.agent.model.fake;

import org.jspecify.annotations.NullMarked;
