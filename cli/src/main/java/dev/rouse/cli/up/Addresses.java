package dev.rouse.cli.up;

/// Where the parts of a platform are reached.
///
/// @param gateway the front door
/// @param agents where each agent's own URL begins: `/NAMESPACE/NAME` follows
/// @param database as JDBC has it
/// @param scaler as `host:port`, over gRPC
public record Addresses(String gateway, String agents, String database, String scaler) {}
