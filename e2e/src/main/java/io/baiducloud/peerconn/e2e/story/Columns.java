package io.baiducloud.peerconn.e2e.story;

import java.util.List;

/**
 * The columns of a table, wide enough for what is expected in them, so that rows can be shown one after the other.
 *
 * @param titles what stands above them
 * @param widths how wide they are at least
 */
record Columns(List<String> titles, List<Integer> widths) {
    Columns {
        if (titles.size() != widths.size()) {
            throw new IllegalArgumentException("every column has a title and a width");
        }
    }

    String header() {
        return row(titles);
    }

    String row(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(Math.max(0, widths.get(i) - cell.length())));
            line.append(i < cells.size() - 1 ? " " : "");
        }
        return line.toString().stripTrailing();
    }
}
