/// kagent's resources as ours: what has an equal is translated, of the rest it is said that it has
/// none. Pure: documents in, documents and remarks out.
@NullMarked
package dev.rouse.cli.kagent;

import org.jspecify.annotations.NullMarked;
