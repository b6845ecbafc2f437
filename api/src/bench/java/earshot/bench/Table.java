package earshot.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table, its columns aligned. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(List.of(heads));
        rows.add(List.of(heads).stream().map(head -> "---").toList());
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    public void print() {
        for (var row : rows) {
            var line = new StringBuilder("|");
            for (int i = 0; i < row.size(); i++) {
                line.append((" %-" + width(i) + "s |").formatted(row.get(i)));
            }
            IO.println(line);
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
