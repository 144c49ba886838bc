package dev.rouse.agent.tool.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/// A body whose length is known: as a whole, or chunk by chunk. One that ends early is a failure,
/// not a short body.
final class Chunks extends InputStream {
  private final InputStream in;
  private final boolean chunked;
  private long left;
  private boolean first = true;
  private boolean ended;

  Chunks(InputStream in) {
    this.in = in;
    this.chunked = true;
  }

  Chunks(InputStream in, long length) {
    this.in = in;
    this.chunked = false;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !next()) {
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException("the server broke off in the middle of its answer");
    }
    left -= count;
    return count;
  }

  private boolean next() throws IOException {
    if (!chunked || ended) {
      return false;
    }
    if (!first && !Head.line(in).isEmpty()) {
      throw new ProtocolException("the answer's chunks cannot be read");
    }
    first = false;
    left = size(Head.line(in));
    ended = left == 0;
    return !ended;
  }

  private static long size(String line) throws ProtocolException {
    int semicolon = line.indexOf(';');
    String hex = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    if (!hex.matches("[0-9a-fA-F]{1,15}")) {
      throw new ProtocolException("the answer's chunks cannot be read");
    }
    return Long.parseLong(hex, 16);
  }
}
