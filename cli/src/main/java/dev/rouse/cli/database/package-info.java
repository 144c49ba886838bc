/// A PostgreSQL of this machine's own, out of the jar, with durable commits: what is accepted here
/// survives a kill as it does in a cluster.
@NullMarked
package dev.rouse.cli.database;

import org.jspecify.annotations.NullMarked;
