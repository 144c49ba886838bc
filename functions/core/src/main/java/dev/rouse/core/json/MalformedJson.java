package dev.rouse.core.json;

/// A text that is no JSON; the message says where and why.
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String message) {
    super(message);
  }
}
