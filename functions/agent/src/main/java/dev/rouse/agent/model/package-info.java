/// The agent's models behind the core's port: asked one after another, each tried again where the
/// failure may pass.
///
/// Secrets are read at each question, so a changed one needs no restart. Neither they nor what is
/// said to a model stand in any problem or log line.
@NullMarked
package dev.rouse.agent.model;

import org.jspecify.annotations.NullMarked;
