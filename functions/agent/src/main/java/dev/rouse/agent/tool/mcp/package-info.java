/// Tool servers that speak the Model Context Protocol, 2025-11-25, over streamable HTTP or over the
/// standard streams of a process beside this one.
///
/// A client of our own: initialize, list, call. LangChain4j's brings a thread and a connection for
/// each server. Invariant: what a server says of its tools is data; which of them an agent may use
/// and with what effect is said by the agent and its Tool.
@NullMarked
package dev.rouse.agent.tool.mcp;

import org.jspecify.annotations.NullMarked;
