package dev.rouse.agent.tool.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running process that reads and writes a message a line.
///
/// What it writes is read on threads of the system's: a read of a pipe holds the thread under a
/// virtual one.
final class Pipe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pipe.class);
  private static final int LONGEST_LINE = 32 << 20;
  private static final int LONGEST_WORDS = 2000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Process process;
  private final Map<Long, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private volatile boolean ended;
  private volatile String fault = "";
  private volatile String lastWords = "";

  Pipe(Process process) {
    this.process = process;
    var errors = Thread.ofPlatform().daemon().name("tool-server-errors").start(this::hearErrors);
    Thread.ofPlatform().daemon().name("tool-server").start(() -> hear(errors));
  }

  boolean alive() {
    return !ended && process.isAlive();
  }

  Json ask(String method, Json.Obj params) throws ToolFault, IOException, InterruptedException {
    long id = ids.incrementAndGet();
    var answer = new CompletableFuture<Json>();
    waiting.put(id, answer);
    try {
      if (ended) {
        throw gone();
      }
      say(Rpc.request(id, method, params));
      return Rpc.result(answer.get());
    } catch (ExecutionException lost) {
      throw gone();
    } catch (InterruptedException abandoned) {
      say(Rpc.cancelled(id));
      throw abandoned;
    } finally {
      waiting.remove(id);
    }
  }

  /// One that does not listen any more is about to end, and tells why as it does.
  private void say(Json.Obj message) {
    try {
      tell(message);
    } catch (IOException deaf) {
      LOG.atDebug().addKeyValue("problem", deaf.getMessage()).log("a tool server does not listen");
    }
  }

  private IOException gone() {
    String why = fault.isEmpty() ? "" : ": " + fault;
    String said = lastWords.isEmpty() ? "" : "; it said: " + lastWords;
    return new EOFException("the tool server's process has ended" + why + said);
  }

  synchronized void tell(Json.Obj message) throws IOException {
    var out = process.getOutputStream();
    out.write((message.write() + "\n").getBytes(UTF_8));
    out.flush();
  }

  private void hear(Thread errors) {
    try (var in = new BufferedInputStream(process.getInputStream())) {
      var line = line(in);
      while (line.isPresent()) {
        heard(line.get());
        line = line(in);
      }
    } catch (IOException broken) {
      fault = String.valueOf(broken.getMessage());
    } finally {
      // Not the Process itself: that would close what is still to be read of its last words.
      var _ = process.toHandle().destroy();
      awaitLastWords(errors);
      ended = true;
      waiting.values().forEach(answer -> answer.completeExceptionally(gone()));
    }
  }

  private static void awaitLastWords(Thread errors) {
    try {
      var _ = errors.join(PATIENCE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// What is no message is a word of its author's that went astray.
  private void heard(String line) throws IOException {
    Json message;
    try {
      message = Messages.parsed(line);
    } catch (ToolFault noMessage) {
      LOG.atDebug().addKeyValue("said", Text.shortened(line, LONGEST_WORDS)).log("no message");
      return;
    }
    var reply = Rpc.reply(message);
    if (reply.isPresent()) {
      tell(reply.get());
    } else if (message.at("id").orElse(Json.Null.VALUE) instanceof Json.Num(BigDecimal id)) {
      var answer = waiting.get(id.longValue());
      if (answer != null) {
        answer.complete(message);
      }
    }
  }

  private static Optional<String> line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return Optional.of(line.toString(UTF_8));
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("its answer is too large: ask for less");
      }
      line.write(b);
    }
    return Optional.empty();
  }

  /// Standard error is the server's log. Its end is what is known when it dies.
  private void hearErrors() {
    try (var lines = process.errorReader(UTF_8)) {
      char[] some = new char[LONGEST_WORDS];
      for (int read = lines.read(some); read >= 0; read = lines.read(some)) {
        lastWords = new String(some, 0, read).strip();
        LOG.atDebug().addKeyValue("said", lastWords).log("a tool server's log");
      }
    } catch (IOException ended) {
      LOG.atDebug().log("a tool server's log has ended");
    }
  }

  /// Its input ends, which asks it to end; then it is told to, then made to, and all that it has
  /// started.
  @Override
  public void close() {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try {
      process.getOutputStream().close();
    } catch (IOException closed) {
      LOG.atDebug().log("a tool server's input was closed already");
    }
    if (!gone(all)) {
      all.forEach(ProcessHandle::destroy);
      if (!gone(all)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    }
  }

  private static boolean gone(List<ProcessHandle> all) {
    try {
      var ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(ends).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException stillThere) {
      return false;
    }
  }
}
