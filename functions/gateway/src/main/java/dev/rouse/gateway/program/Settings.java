package dev.rouse.gateway.program;

import dev.rouse.edge.http.Bounds;
import dev.rouse.gateway.delivery.Addresses;
import dev.rouse.gateway.delivery.SecretsOf;
import dev.rouse.journal.database.DatabaseSettings;

/// What a gateway is told.
///
/// @param port 0 for any that is free
/// @param addresses where sinks that are named by reference are reached
public record Settings(
    String address,
    int port,
    Bounds bounds,
    DatabaseSettings database,
    Addresses addresses,
    SecretsOf secrets) {}
