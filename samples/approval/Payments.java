import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Stands in for a payment system: `java Payments.java PORT`.
void main(String[] words) throws Exception {
  int port = Integer.parseInt(words[0]);
  var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
  server.createContext(
      "/",
      call -> {
        try (call) {
          call.sendResponseHeaders(204, -1);
        }
      });
  server.createContext(
      "/refunds/",
      call -> {
        try (call) {
          String order = call.getRequestURI().getPath().substring("/refunds/".length());
          byte[] said = ("order " + order + " is paid back").getBytes();
          call.sendResponseHeaders(200, said.length);
          call.getResponseBody().write(said);
        }
      });
  server.start();
}
