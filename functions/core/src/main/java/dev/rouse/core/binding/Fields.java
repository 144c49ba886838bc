package dev.rouse.core.binding;

import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.rule.Nearest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// An object of a document, asked for its fields one by one and then built into a value.
///
/// An answer is usable even where the field is wrong (its default, or nothing), so that everything
/// else is looked at too; [#build] returns nothing then.
public final class Fields {
  private final Json.Obj object;
  private final Place place;
  private final Faults faults;
  private final int before;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fields> sections = new ArrayList<>();
  private boolean hollow;

  Fields(Json.Obj object, Place place, Faults faults) {
    this.object = object;
    this.place = place;
    this.faults = faults;
    this.before = faults.count();
  }

  /// Whether a person wrote it: then what is costly to check is checked.
  public boolean written() {
    return faults.written();
  }

  public boolean has(String name) {
    return !(object.get(name).orElse(Json.Null.VALUE) instanceof Json.Null);
  }

  /// Names that are known and left to others.
  public void ignore(String... names) {
    known.addAll(List.of(names));
  }

  /// A name that is known but may not be used here.
  public void refuse(String name, String why) {
    ignore(name);
    if (has(name)) {
      faults.add(place.field(name), why);
    }
  }

  /// A name that may be used only under a condition.
  public void refuseUnless(boolean condition, String name, String why) {
    if (!condition) {
      refuse(name, why);
    }
  }

  /// A fault of the object, or of what lies below it.
  public void fault(String path, String message) {
    faults.add(place.below(path), message);
  }

  public Field<String> text(String name) {
    return typed(name, "a text", Kinds::text);
  }

  /// A text that `reader` makes into something. A number in its place is called what is wanted, or
  /// is to be quoted where that would do.
  public <T> Field<T> text(String name, Function<String, T> reader) {
    return json(name)
        .as(value ->
            switch (value) {
              case Json.Str(String text) -> reader.apply(text);
              case Json.Num _, Json.Bool _ -> {
                var _ = reader.apply(value.write());
                throw new BrokenRule(Kinds.wrong("a text", value));
              }
              case Json.Null _, Json.Arr _, Json.Obj _ ->
                  throw new BrokenRule(Kinds.wrong("a text", value));
            });
  }

  public Field<Duration> duration(String name) {
    return text(name, DurationText::parse);
  }

  /// The text; empty, which is said, where none is written.
  public String requiredText(String name) {
    return text(name).required("");
  }

  public Field<Boolean> flag(String name) {
    return typed(name, "true or false", Kinds::flag);
  }

  public Field<BigDecimal> decimal(String name) {
    return typed(name, "a number", Kinds::decimal);
  }

  public Field<Long> whole(String name) {
    return typed(name, "a whole number", Kinds::whole);
  }

  public Field<Integer> count(String name) {
    return typed(name, "a whole number", Kinds::count);
  }

  public <E extends Enum<E>> Field<E> word(String name, Class<E> type) {
    return text(name).as(word -> Kinds.word(type, word));
  }

  public Field<Json.Obj> object(String name) {
    return typed(name, "an object", Kinds::object);
  }

  public Field<Json> json(String name) {
    return typed(name, "a value", Optional::of);
  }

  /// An object, read by `reader`.
  public <T> Field<T> part(String name, Function<Fields, Optional<T>> reader) {
    var written = object(name);
    var read =
        written.optional().flatMap(o -> reader.apply(new Fields(o, place.field(name), faults)));
    return new Field<>(this, name, read, has(name) && read.isEmpty());
  }

  /// An object whose fields are asked for even where it is not written: their defaults hold then,
  /// and those that are required are missing.
  public <T> Field<T> always(String name, Function<Fields, Optional<T>> reader) {
    return has(name) ? part(name, reader) : empty(name, reader);
  }

  /// An object whose every field has a default: where it is not written, all of them hold.
  public <T> T group(String name, Function<Fields, Optional<T>> reader) {
    return part(name, reader).optional().or(() -> empty(name, reader).optional()).orElseThrow();
  }

  private <T> Field<T> empty(String name, Function<Fields, Optional<T>> reader) {
    known.add(name);
    var read = reader.apply(new Fields(Json.Obj.EMPTY, place.field(name), faults));
    return new Field<>(this, name, read, read.isEmpty());
  }

  /// An object that is built with this one, not by itself.
  public Fields section(String name) {
    var written = object(name).required();
    var inner =
        written.isPresent()
            ? new Fields(written.get(), place.field(name), faults)
            : new Fields(Json.Obj.EMPTY, place.field(name), faults.unheard());
    sections.add(inner);
    return inner;
  }

  /// A list of objects, each read by `reader`. Those that are wrong are left out.
  public <T> Field<List<T>> parts(String name, Function<Fields, Optional<T>> reader) {
    return typed(name, "a list", Kinds::list).as(items -> items(name).objects(items, reader));
  }

  /// A list of texts, each made into something by `reader`. Those that are wrong are left out.
  public <T> Field<List<T>> texts(String name, Function<String, T> reader) {
    return typed(name, "a list", Kinds::list).as(items -> items(name).texts(items, reader));
  }

  public Field<List<String>> texts(String name) {
    return texts(name, text -> text);
  }

  /// An object of texts.
  public Field<Map<String, String>> textMap(String name) {
    return object(name).as(map -> items(name).textMap(map));
  }

  private Items items(String name) {
    return new Items(place.field(name), faults);
  }

  /// Exactly one of several fields is to be there.
  public <T> OneOf<T> oneOf() {
    return new OneOf<>(this);
  }

  /// What `maker` makes, unless anything in this object is wrong or missing. The rules that break
  /// in the making are faults.
  public <T> Optional<T> build(Supplier<T> maker) {
    Optional<T> made = isHollow() ? Optional.empty() : made(maker);
    refuseUnknown();
    sections.forEach(Fields::refuseUnknown);
    return faults.count() == before ? made : Optional.empty();
  }

  private <T> Optional<T> made(Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (BrokenRule broken) {
      faults.add(place, broken);
      return Optional.empty();
    }
  }

  private boolean isHollow() {
    boolean found = hollow;
    for (Fields section : sections) {
      found |= section.hollow;
    }
    return found;
  }

  void fault(String name, BrokenRule broken) {
    faults.add(place.field(name), broken.of(name));
  }

  /// Something is missing without which it cannot be built.
  void hollow() {
    hollow = true;
  }

  private <T> Field<T> typed(String name, String kind, Function<Json, Optional<T>> reader) {
    known.add(name);
    if (!has(name)) {
      return new Field<>(this, name, Optional.empty(), false);
    }
    Json value = object.get(name).orElseThrow();
    var read = reader.apply(value);
    if (read.isEmpty()) {
      faults.add(place.field(name), Kinds.wrong(kind, value));
    }
    return new Field<>(this, name, read, read.isEmpty());
  }

  private void refuseUnknown() {
    faults.known(place, known);
    if (faults.written()) {
      object.fields().keySet().stream()
          .filter(name -> !known.contains(name))
          .limit(Faults.MOST + 1)
          .forEach(
              name -> faults.add(place.field(name), "unknown field" + Nearest.hint(name, known)));
    }
  }
}
