/// The external scaler as KEDA calls it. KEDA sets no deadline, and a slow answer holds up its
/// pushes: every answer here comes from memory.
@NullMarked
package dev.rouse.scaler.keda;

import org.jspecify.annotations.NullMarked;
