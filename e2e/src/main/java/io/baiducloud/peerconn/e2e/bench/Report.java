package io.baiducloud.peerconn.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All figures, as one table for people and one file for programs. */
public final class Report {
    private static final String ROW = "%-16s %-62s %10s %10s %-6s %10s %8s%n";

    private final List<Figure> figures = new ArrayList<>();

    /** An empty one. */
    public Report() {}

    void add(Figure figure) {
        figures.add(figure);
    }

    /** Whether every figure is within its limit. */
    public boolean isMet() {
        return figures.stream().allMatch(Figure::isMet);
    }

    /** Prints the table. */
    public void print(PrintStream out) {
        out.printf(Locale.ROOT, ROW, "SCENARIO", "FIGURE", "MEASURED", "MUST BE <=", "", "NAIVE", "GAIN");
        for (Figure figure : figures) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    figure.scenario(),
                    figure.name() + (figure.samples() > 1 ? " (median of " + figure.samples() + ")" : ""),
                    number(figure.measured()),
                    number(figure.limit()),
                    figure.limit() == null ? "" : figure.isMet() ? "ok" : "MISSED",
                    number(figure.naive()),
                    figure.gain() == null ? "" : number(figure.gain()) + "x");
        }
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        boolean whole = value == Math.rint(value) || Math.abs(value) >= 1000;
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.2f", value);
    }

    /**
     * Writes the file.
     *
     * @param machine what it was measured on
     */
    public void write(Path file, Map<String, Object> machine) {
        Map<String, Object> all = new LinkedHashMap<>(machine);
        all.put("figures", figures);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
