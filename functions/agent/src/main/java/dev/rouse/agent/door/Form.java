package dev.rouse.agent.door;

/// How a request was put, and so how it is answered.
enum Form {
  EVENT,
  BATCH,
  JSON,
  TEXT
}
