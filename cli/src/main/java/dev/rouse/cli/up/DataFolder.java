package dev.rouse.cli.up;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that keeps everything, for one `up` at a time.
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /// Takes the folder, and makes it where it is not there.
  ///
  /// @throws BrokenRule where another `up` has it
  static DataFolder take(Path folder) throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = locked(channel);
    if (lock == null) {
      channel.close();
      throw new BrokenRule(
          "another `up` runs on " + folder + ": stop it, or name another folder with --data");
    }
    return new DataFolder(folder, channel, lock);
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  Path database() {
    return folder.resolve("postgres");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Path secrets() {
    return folder.resolve("secrets");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
