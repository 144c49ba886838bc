/// The TLS side of every server: which files, and nothing of who reads them.
@NullMarked
package dev.rouse.edge.tls;

import org.jspecify.annotations.NullMarked;
