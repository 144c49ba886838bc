package dev.rouse.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.rouse.image.root.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// A root as an OCI image: what seldom changes in the lower layers.
final class ImageFile {
  private static final String LOCAL = "localhost|127\\.0\\.0\\.1";
  private static final int PORT = 8080;
  private static final FilePermissions READ = FilePermissions.fromOctalString("644");
  private static final FilePermissions RUN = FilePermissions.fromOctalString("755");
  private static final FilePermissions SHARED = FilePermissions.fromOctalString("777");

  private final Root root;
  private final Path layers;

  /// @param layers where layers are kept from one build to the next
  ImageFile(Root root, Path layers) {
    this.root = root;
    this.layers = layers;
  }

  /// Writes it as a tar, and returns its digest.
  String write(Path tar, String reference) throws IOException, InterruptedException {
    try {
      return containerize(Containerizer.to(TarImage.at(tar).named(reference)));
    } catch (InvalidImageReferenceException wrong) {
      throw new IllegalArgumentException(reference, wrong);
    }
  }

  /// Brings it to a registry, with the credentials that Docker's tools would use there.
  ///
  /// @throws IOException where the registry does not take it, saying why
  String push(String reference) throws IOException, InterruptedException {
    try {
      var image = ImageReference.parse(reference);
      var found = CredentialRetrieverFactory.forImage(image, _ -> {});
      var there =
          RegistryImage.named(image)
              .addCredentialRetriever(found.dockerConfig())
              .addCredentialRetriever(found.wellKnownCredentialHelpers());
      boolean local = image.getRegistry().replaceFirst(":\\d+$", "").matches(LOCAL);
      return containerize(Containerizer.to(there).setAllowInsecureRegistries(local));
    } catch (InvalidImageReferenceException wrong) {
      throw new IOException("'" + reference + "' is no name of an image", wrong);
    }
  }

  private String containerize(Containerizer target) throws IOException, InterruptedException {
    target
        .setToolName("rouse")
        .setBaseImageLayersCache(layers.resolve("base"))
        .setApplicationLayersCache(layers.resolve("own"));
    try {
      return image().containerize(target).getDigest().toString();
    } catch (RegistryException | CacheDirectoryCreationException | ExecutionException failed) {
      var cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), failed);
    }
  }

  private JibContainerBuilder image() throws IOException {
    String program = "app/" + root.title();
    return Jib.fromScratch()
        .setFormat(ImageFormat.OCI)
        .setPlatforms(Set.of(new Platform(architecture(), "linux")))
        .setCreationTime(Instant.EPOCH)
        .setFileEntriesLayers(
            Stream.of(
                    layer("runtime", "etc", "lib", "lib64", "usr", "tmp", "jre"),
                    layer("program", program + ".jvm", program + ".jar"),
                    layer("cache", program + ".aot"))
                .filter(layer -> !layer.getEntries().isEmpty())
                .toList())
        .setEntrypoint(root.entrypoint())
        .addEnvironmentVariable("LANG", "C.UTF-8")
        .addExposedPort(Port.tcp(PORT))
        .addLabel("org.opencontainers.image.title", root.title())
        .setUser(Root.USER + ":" + Root.USER);
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  private FileEntriesLayer layer(String name, String... places) throws IOException {
    var layer = FileEntriesLayer.builder().setName(name);
    for (String place : places) {
      var path = root.folder().resolve(place);
      if (Files.exists(path)) {
        var inside = AbsoluteUnixPath.get("/" + place);
        layer.addEntryRecursive(path, inside, (file, _) -> permissions(file), (_, _) -> Root.TIME);
      }
    }
    return layer.build();
  }

  private static FilePermissions permissions(Path file) {
    if (file.endsWith("tmp")) {
      return SHARED;
    }
    return Files.isDirectory(file) || Files.isExecutable(file) ? RUN : READ;
  }
}
