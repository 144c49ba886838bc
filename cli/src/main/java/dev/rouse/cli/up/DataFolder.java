package dev.rouse.cli.up;

import dev.rouse.cli.plane.Mounts;
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
  private static final long LEAST_MIB = 200;
  private static final int MIB = 20;

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
  /// @throws BrokenRule where another `up` has it, or there is no room for it
  static DataFolder take(Path folder) throws IOException {
    checkRoom(folder);
    var channel = open(folder);
    var lock = locked(channel);
    if (lock == null) {
      channel.close();
      throw new BrokenRule(
          "another `up` runs on " + folder + ": stop it, or name another folder with --data");
    }
    return new DataFolder(folder, channel, lock);
  }

  private static FileChannel open(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(
          folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException refused) {
      throw new BrokenRule(
          "the folder %s cannot be written (%s): name another one with --data"
              .formatted(folder, refused));
    }
  }

  /// A database that runs out of room half-way is worse than one that does not start.
  private static void checkRoom(Path folder) throws IOException {
    var there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    long free = Files.getFileStore(there).getUsableSpace() >> MIB;
    if (free < LEAST_MIB) {
      throw new BrokenRule(
          "only %d MiB are free where %s lies, and %d are needed: make room, or name another folder with --data"
              .formatted(free, folder, LEAST_MIB));
    }
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

  Path kafka() {
    return folder.resolve("kafka");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  Mounts mounts() {
    return new Mounts(folder.resolve("mounted"));
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
