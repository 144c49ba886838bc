package dev.rouse.cli.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// A way through the cluster to one of its pods, open while this program runs.
///
/// @param address its end on this machine
/// @param trouble what has gone wrong on the way, once something has
public record Passage(URI address, Supplier<Optional<String>> trouble) {}
