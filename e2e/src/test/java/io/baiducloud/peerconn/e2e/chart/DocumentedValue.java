package io.baiducloud.peerconn.e2e.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of the chart, as {@code values.yaml} explains it.
 *
 * @param section the heading it stands under
 * @param path its name, with dots
 * @param standard what it is by default, as YAML; empty for a group
 * @param meaning the comment above it
 */
record DocumentedValue(String section, String path, String standard, String meaning) {
    private static final Pattern HEADING = Pattern.compile("## (.+)");
    private static final Pattern COMMENT = Pattern.compile(" *# (.+)");
    private static final Pattern VALUE = Pattern.compile("( *)([A-Za-z0-9]+):(?: (.+))?");

    /** Reads all of them; the first comment of the file, which explains no value, is left out. */
    static List<DocumentedValue> read(List<String> lines) {
        var values = new ArrayList<DocumentedValue>();
        var parents = new ArrayList<String>();
        var comment = new ArrayList<String>();
        String section = "";
        for (String line : lines) {
            Matcher heading = HEADING.matcher(line);
            Matcher words = COMMENT.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (line.isBlank()) {
                comment.clear();
            } else if (heading.matches()) {
                section = heading.group(1);
            } else if (words.matches()) {
                comment.add(words.group(1));
            } else if (value.matches()) {
                int depth = value.group(1).length() / 2;
                parents.subList(depth, parents.size()).clear();
                parents.add(value.group(2));
                String standard = value.group(3) == null ? "" : value.group(3);
                values.add(
                        new DocumentedValue(section, String.join(".", parents), standard, String.join(" ", comment)));
                comment.clear();
            } else {
                throw new IllegalArgumentException("write it on one line, so that people can read it: " + line);
            }
        }
        return values;
    }

    private String row() {
        String shown = standard.isEmpty() ? "" : "`" + standard + "`";
        return "| `" + path + "` | " + shown + " | " + meaning.replace("|", "\\|") + " |\n";
    }

    /** All of them as tables for people, one for each section. */
    static String tables(List<DocumentedValue> values) {
        var text = new StringBuilder();
        String section = "";
        for (DocumentedValue value : values) {
            if (!value.section().equals(section)) {
                section = value.section();
                text.append("\n### ").append(section).append("\n\n| value | default | |\n|---|---|---|\n");
            }
            text.append(value.row());
        }
        return text.append('\n').toString();
    }
}
