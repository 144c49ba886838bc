/// The web: pages as text, and a search engine of the platform's own.
///
/// Invariant: a page comes from a public address and an allowed host, redirects included; what it
/// says is data for the model, and nothing in it is executed.
@NullMarked
package dev.rouse.agent.tool.web;

import org.jspecify.annotations.NullMarked;
