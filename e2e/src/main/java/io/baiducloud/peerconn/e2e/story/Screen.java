package io.baiducloud.peerconn.e2e.story;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plain text, never wider than 100 columns. */
public final class Screen {
    static final int WIDTH = 100;
    private static final String INDENT = "  ";

    private final PrintStream out;

    /** Writes there. */
    public Screen(PrintStream out) {
        this.out = out;
    }

    /** A sentence or two for the reader. */
    public void say(String text) {
        wrap(text, WIDTH).forEach(out::println);
        out.flush();
    }

    /** A line as it is, cut to the width. */
    public void line(String text) {
        out.println(cut(text));
        out.flush();
    }

    /** An empty line. */
    public void gap() {
        out.println();
    }

    /** A command as one would type it; an option and its value stay together. */
    public void command(String... words) {
        List<String> lines = fill(List.of(words), WIDTH - 2 * INDENT.length() - 4);
        for (int i = 0; i < lines.size(); i++) {
            out.println(
                    INDENT + (i == 0 ? "$ " : INDENT + INDENT) + lines.get(i) + (i < lines.size() - 1 ? " \\" : ""));
        }
        out.flush();
    }

    /** Lines that belong to what was said before. */
    public void block(List<String> lines) {
        lines.forEach(text -> out.println(cut(INDENT + text)));
        out.flush();
    }

    /** A paragraph that belongs to what was said before, under a short title. */
    public void entry(String title, String text) {
        List<String> lines = wrap(text, WIDTH - 2 * INDENT.length());
        out.println(INDENT + title);
        lines.forEach(part -> out.println(INDENT + INDENT + part));
        out.flush();
    }

    /** The line by which scripts follow the demo. */
    public void step(String name, boolean ok, Duration took) {
        out.println(
                String.format(Locale.ROOT, "STEP %s %s %.1f", name, ok ? "OK" : "FAILED", took.toMillis() / 1000.0));
        out.println();
        out.flush();
    }

    static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
    }

    static List<String> wrap(String text, int width) {
        return fill(List.of(text.strip().split("\\s+", -1)), width);
    }

    private static List<String> fill(List<String> words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : words) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }
}
