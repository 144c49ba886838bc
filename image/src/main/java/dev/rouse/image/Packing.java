package dev.rouse.image;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.image.root.Folders;
import dev.rouse.image.root.Root;
import dev.rouse.image.training.Rehearsal;
import dev.rouse.image.training.Training;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Makes a program's image in a folder: its root, its cache, its tar, its bill of materials.
///
/// No two trainings write the same cache, so a cache is kept as long as it fits; all else is made
/// anew from what it is made of.
final class Packing {
  private final Program program;
  private final Path repository;
  private final Path folder;

  /// @param folder where it leaves what it makes
  Packing(Program program, Path repository, Path folder) {
    this.program = program;
    this.repository = repository;
    this.folder = folder;
  }

  /// What was made.
  ///
  /// @param digest by which a registry knows it
  record Packed(Root root, Path tar, Path bill, String digest) {}

  /// Makes it.
  ///
  /// @param version what it is tagged with
  Packed pack(String version) throws IOException, InterruptedException {
    var jars = jars();
    var root = root();
    if (program.rehearsal().isPresent() && !root.launch().trained()) {
      train(root, program.rehearsal().get());
    }
    var tar = folder.resolve(program.title() + ".tar");
    Folders.delete(layers()); // Jib would know a layer again by its files' times, which are all one
    String digest = file(root).write(tar, program.title() + ":" + version);
    var bill = folder.resolve(program.title() + ".cdx.json");
    Files.writeString(bill, Bill.of(root, jars, version, digest).write() + "\n");
    return new Packed(root, tar, bill, digest);
  }

  /// Brings what was made to a registry.
  String push(Packed packed, String registry, String version)
      throws IOException, InterruptedException {
    return file(packed.root).push(registry + "/" + program.title() + ":" + version);
  }

  private void train(Root root, Rehearsal rehearsal) throws IOException, InterruptedException {
    try (var training = Training.open()) {
      training.train(root.launch(), rehearsal);
    }
    copyCache(root.program(), kept());
  }

  private ImageFile file(Root root) {
    return new ImageFile(root, layers());
  }

  private Path existing(Path inRepository) {
    var file = repository.resolve(inRepository);
    if (!Files.exists(file)) {
      throw new BrokenRule(
          "%s is not there: there is no image of the %s yet".formatted(file, program.word()));
    }
    return file;
  }

  private Root root() throws IOException, InterruptedException {
    var place = folder.resolve("root");
    Folders.delete(place);
    var root =
        Root.make(
            place,
            program.title(),
            program.modules(),
            existing(program.jar()),
            existing(program.flags()));
    copyCache(kept(), root.program());
    return root;
  }

  private void copyCache(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String file : List.of(program.title() + ".aot", program.title() + ".aot.of")) {
      if (Files.exists(from.resolve(file))) {
        var _ = Files.copy(from.resolve(file), to.resolve(file), REPLACE_EXISTING);
      }
    }
  }

  private Path layers() {
    return folder.resolve("layers");
  }

  private Path kept() {
    return folder.resolve("cache");
  }

  private List<Path> jars() throws IOException {
    var jars = Files.readString(existing(program.classPath())).strip();
    return Arrays.stream(jars.split(File.pathSeparator, -1)).map(Path::of).sorted().toList();
  }
}
