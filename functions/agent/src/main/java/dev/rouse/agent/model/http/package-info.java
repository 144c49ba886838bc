/// Carries the calls of LangChain4j's model clients over the JDK's `HttpURLConnection`: it is
/// loaded and connected sooner than the JDK's newer client, and needs no other library.
///
/// Everything happens on the calling thread, streams included. Interrupting that thread, if it is a
/// virtual one, closes the connection.
@NullMarked
package dev.rouse.agent.model.http;

import org.jspecify.annotations.NullMarked;
