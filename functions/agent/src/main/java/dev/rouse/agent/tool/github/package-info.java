/// GitHub's REST API as agents need it: issues, pull requests, files, comments, search.
///
/// A dozen calls and no client library. Invariants: nothing is read from or written to a repository
/// that the tool does not allow, whatever a search finds; the token is in no output.
@NullMarked
package dev.rouse.agent.tool.github;

import org.jspecify.annotations.NullMarked;
