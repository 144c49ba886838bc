/// An HTTP server in a few words: whole requests in, whole or streamed replies out.
///
/// The event loop only carries bytes; each request is answered by straight-line code on a virtual
/// thread of its own. The invariant: nothing unbounded is kept of a request, and everything that is
/// refused is refused as a [dev.rouse.core.problem.Problem].
@NullMarked
package dev.rouse.edge.http;

import org.jspecify.annotations.NullMarked;
