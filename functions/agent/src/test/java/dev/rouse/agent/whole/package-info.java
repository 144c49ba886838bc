/// Whole runs over real parts: the program as it is started, a real PostgreSQL, HTTP on a socket.
/// The models alone are the fake that speaks the providers' wire formats.
@NullMarked
package dev.rouse.agent.whole;

import org.jspecify.annotations.NullMarked;
