/// The local plane: reads resources from a folder, as the controller reads them from a cluster, and
/// writes what is right into the registry. What is wrong is said with its file, line and field, and
/// keeps nothing else from running.
@NullMarked
package dev.rouse.cli.plane;

import org.jspecify.annotations.NullMarked;
