/// What was seen of the cluster, in memory, and questions to it.
///
/// Objects are kept as the bytes that are needed of them: thousands of agents fit. What is asked
/// for is made a value again.
@NullMarked
package dev.rouse.controller.world;

import org.jspecify.annotations.NullMarked;
