package dev.rouse.agent.tool.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Host names to addresses.
@FunctionalInterface
public interface Resolver {
  Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  List<InetAddress> resolve(String host) throws UnknownHostException;
}
