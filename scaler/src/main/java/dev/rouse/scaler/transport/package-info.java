/// How calls come in: gRPC over HTTP/2, with TLS where it is set up, and its health service.
@NullMarked
package dev.rouse.scaler.transport;

import org.jspecify.annotations.NullMarked;
