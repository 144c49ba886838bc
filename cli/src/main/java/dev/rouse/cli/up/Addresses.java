package dev.rouse.cli.up;

import java.util.Optional;

/// Where the parts of a platform are reached.
///
/// @param gateway the front door
/// @param agents where each agent's own URL begins: `/NAMESPACE/NAME` follows
/// @param kafka as `host:port`, where there is one
/// @param database as JDBC has it
/// @param scaler as `host:port`, over gRPC
public record Addresses(
    String gateway, String agents, Optional<String> kafka, String database, String scaler) {}
