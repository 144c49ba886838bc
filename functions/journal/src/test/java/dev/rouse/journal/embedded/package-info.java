/// A real PostgreSQL for tests: started once for a test JVM, with a fresh database for each class.
@NullMarked
package dev.rouse.journal.embedded;

import org.jspecify.annotations.NullMarked;
