/// How the core's values stand in rows, in one place for all who read them.
///
/// A reader names the columns that it needs beside it. Steps and inputs of a run come as one JSON
/// array, so that a run whole is one row.
@NullMarked
package dev.rouse.journal.stored;

import org.jspecify.annotations.NullMarked;
