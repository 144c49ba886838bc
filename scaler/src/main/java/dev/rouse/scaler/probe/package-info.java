/// Health and metrics over plain HTTP: kubelets cannot probe gRPC with TLS, and Prometheus scrapes
/// HTTP.
@NullMarked
package dev.rouse.scaler.probe;

import org.jspecify.annotations.NullMarked;
