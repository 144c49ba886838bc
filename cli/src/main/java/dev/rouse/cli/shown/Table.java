package dev.rouse.cli.shown;

import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Rows of JSON under headings, as kubectl prints them.
public final class Table {
  private static final String GAP = "   ";
  private static final int WIDEST = 60;

  private record Column(
      String heading, boolean wide, boolean whole, Function<Json.Obj, String> cell) {}

  private final List<Column> columns = new ArrayList<>();

  private Table() {}

  public static Table of() {
    return new Table();
  }

  /// Adds a column that is always shown, of what stands at a path.
  public Table column(String heading, String path) {
    return column(heading, row -> Words.at(row, path));
  }

  /// Adds a column that is always shown.
  public Table column(String heading, Function<Json.Obj, String> cell) {
    columns.add(new Column(heading, false, false, cell));
    return this;
  }

  /// Adds a column for those who ask for the wide table, of what stands at a path.
  public Table wide(String heading, String path) {
    return wide(heading, row -> Words.at(row, path));
  }

  /// Adds a column for those who ask for the wide table.
  public Table wide(String heading, Function<Json.Obj, String> cell) {
    columns.add(new Column(heading, true, false, cell));
    return this;
  }

  /// Adds a column that is never shortened.
  public Table whole(String heading, String path) {
    columns.add(new Column(heading, false, true, row -> Words.at(row, path)));
    return this;
  }

  /// The first column's cells: what `--output name` prints.
  public String names(List<Json.Obj> rows) {
    return rows.stream()
        .map(row -> columns.getFirst().cell().apply(row) + "\n")
        .collect(Collectors.joining());
  }

  /// Headings and rows, each line without trailing blanks.
  public String print(List<Json.Obj> rows, boolean wide) {
    var shown = columns.stream().filter(column -> wide || !column.wide()).toList();
    var lines = new ArrayList<List<String>>();
    lines.add(shown.stream().map(Column::heading).toList());
    for (var row : rows) {
      lines.add(shown.stream().map(column -> cell(column, row, wide)).toList());
    }
    return aligned(lines);
  }

  private static String cell(Column column, Json.Obj row, boolean wide) {
    String text = column.cell().apply(row).replaceAll("\\s+", " ").strip();
    String shown = text.isEmpty() ? "-" : text;
    return wide || column.whole() ? shown : Words.shortened(shown, WIDEST);
  }

  private static String aligned(List<List<String>> lines) {
    var text = new StringBuilder();
    for (var line : lines) {
      var row = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String cell = line.get(column);
        row.append(cell).repeat(' ', width(lines, column) - cell.length()).append(GAP);
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }
}
