/// The one vocabulary for what went wrong: an HTTP answer, a dead letter and a Condition all say it
/// as a [dev.rouse.core.problem.Problem] (RFC 9457). Its type is stable and its detail names the
/// remedy; nothing secret goes into one.
@NullMarked
package dev.rouse.core.problem;

import org.jspecify.annotations.NullMarked;
