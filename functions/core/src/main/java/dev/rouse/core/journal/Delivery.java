package dev.rouse.core.journal;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;

/// An event that is to go out. Its id follows from the run and the step, so a repeat is recognised.
///
/// @param destination one entry of the agent's `replyTo`, as its JSON
public record Delivery(String id, Json.Obj destination, Event event) {}
