package dev.rouse.core.binding;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// One document, and where its parts were written.
public final class Document {
  private final Json.Obj root;
  private final Lines lines;

  Document(Json.Obj root, Lines lines) {
    this.root = root;
    this.lines = lines;
  }

  /// A document without lines.
  public static Document of(Json.Obj root) {
    return new Document(root, new Lines());
  }

  /// What was written, as it stands.
  public Json.Obj json() {
    return root;
  }

  /// Reads what somebody wrote: all that is wrong is a fault, and what is not known is wrong.
  public <T> Reading<T> read(Function<Fields, Optional<T>> reader) {
    return read(reader, true);
  }

  /// Reads what was accepted before, perhaps by a newer release: what is not known is left alone
  /// and what is costly to check is trusted.
  public <T> Reading<T> trust(Function<Fields, Optional<T>> reader) {
    return read(reader, false);
  }

  private <T> Reading<T> read(Function<Fields, Optional<T>> reader, boolean written) {
    var faults = new Faults(lines, written);
    var value = reader.apply(new Fields(root, Place.ROOT, faults));
    return new Reading<>(value, faults.all());
  }

  /// The names that a reader knows at each place of this document: what describes the same fields
  /// elsewhere is held against them.
  public Map<String, Set<String>> known(Function<Fields, ? extends Optional<?>> reader) {
    var known = new TreeMap<String, Set<String>>();
    var faults =
        new Faults(
            lines,
            true,
            (place, names) ->
                known.computeIfAbsent(place.text(), _ -> new TreeSet<>()).addAll(names));
    var _ = reader.apply(new Fields(root, Place.ROOT, faults));
    return known;
  }

  /// What was read, or why it could not be: there is a value exactly if there is no fault.
  public record Reading<T>(Optional<T> value, List<Fault> faults) {
    public Reading {
      faults = List.copyOf(faults);
    }
  }

  /// The documents of a text, and what is wrong with the text itself.
  public record Texts(List<Document> documents, List<Fault> faults) {
    public Texts {
      documents = List.copyOf(documents);
      faults = List.copyOf(faults);
    }
  }

  /// Reads YAML 1.2 of any number of documents; JSON is YAML too. Empty documents are left out.
  public static Texts parse(String text) {
    var faults = new ArrayList<Fault>();
    var documents = new YamlReader(faults).read(text);
    return new Texts(documents, faults);
  }
}
