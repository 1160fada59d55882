package io.baiducloud.peerconn.e2e.docs;

import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as far as its tests read Markdown.
 *
 * @param name its path in the repository
 * @param lines its lines
 */
record Page(String name, List<String> lines) {
    static final ProjectFolder PROJECT = ProjectFolder.find();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", "playground", "dist");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*([A-Za-z0-9-]*)[^`]*");
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern LINK =
            Pattern.compile("\\]\\(<?([^()\\s>]*(?:\\([^()]*\\))?[^()\\s>]*)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern REFERENCE = Pattern.compile("\\s{0,3}\\[[^\\]]+]:\\s*(\\S+).*");
    /** A command with arguments; {@code `kubectl label`} alone is a word. */
    private static final Pattern INLINE = Pattern.compile("`((?:kubectl|helm|java -jar)(?:\\s[^`\\s]+){3,})`");

    private static final Pattern ANCHOR = Pattern.compile("<a\\s+(?:id|name)=\"([^\"]+)\"");

    /**
     * What stands between two fences.
     *
     * @param language the word behind the first fence, may be empty
     * @param line the line of that fence, counted from 1
     * @param heading the heading it stands under
     * @param text what is between
     */
    record Block(String language, int line, String heading, String text) {}

    /**
     * A link.
     *
     * @param line where it stands, counted from 1
     * @param target where it leads
     */
    record Link(int line, String target) {}

    /**
     * A table without its line of dashes.
     *
     * @param line where it begins, counted from 1
     * @param rows its cells, the heading first
     */
    record Table(int line, List<List<String>> rows) {}

    /** Every page that people read: all Markdown of this repository. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        collect(PROJECT.root(), pages);
        return pages;
    }

    private static void collect(Path folder, List<Page> pages) {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child) && !name.startsWith(".") && !NOT_OURS.contains(name)) {
                    collect(child, pages);
                } else if (name.endsWith(".md")) {
                    pages.add(read(PROJECT.nameOf(child)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one by its path in the repository. */
    static Page read(String name) {
        try {
            return new Page(name, Files.readAllLines(PROJECT.root().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** What stands between fences, in order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher begin = FENCE.matcher(lines.get(i));
            Matcher title = HEADING.matcher(lines.get(i));
            if (begin.matches()) {
                String fence = begin.group(1);
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals(fence)) {
                    end++;
                }
                blocks.add(new Block(
                        begin.group(2),
                        i + 1,
                        heading,
                        String.join("\n", lines.subList(i + 1, Math.min(end, lines.size()))) + "\n"));
                i = end;
            } else if (title.matches()) {
                heading = title.group(2);
            }
        }
        return blocks;
    }

    /** Everything that readers may type: blocks of commands, and commands within the text. */
    List<Block> commands() {
        List<Block> commands = new ArrayList<>(blocks().stream()
                .filter(block -> Set.of("sh", "console").contains(block.language()))
                .toList());
        String text = String.join("\n", prose());
        INLINE.matcher(text)
                .results()
                .forEach(found -> commands.add(new Block(
                        "inline",
                        (int) text.substring(0, found.start()).lines().count(),
                        "",
                        found.group(1).replace("\\|", "|").replace('\n', ' ') + "\n")));
        return commands;
    }

    /** The lines with everything between fences blanked, so that numbers stay. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        String fence = "";
        for (String line : lines) {
            Matcher mark = FENCE.matcher(line);
            if (fence.isEmpty() && mark.matches()) {
                fence = mark.group(1);
                prose.add("");
            } else if (!fence.isEmpty()) {
                fence = line.strip().equals(fence) ? "" : fence;
                prose.add("");
            } else {
                prose.add(line);
            }
        }
        return prose;
    }

    /** The headings, in order. */
    List<String> headings() {
        return prose().stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(2))
                .toList();
    }

    /** Where links into this page may lead, as GitHub makes them from headings. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String heading : headings()) {
            String slug = slug(heading);
            int before = seen.merge(slug, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? slug : slug + "-" + before);
        }
        for (String line : prose()) {
            ANCHOR.matcher(line).results().forEach(found -> anchors.add(found.group(1)));
        }
        return anchors;
    }

    private static String slug(String heading) {
        String words = heading.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT);
        return words.replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
    }

    /** Every link and picture. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        List<String> prose = prose();
        for (int i = 0; i < prose.size(); i++) {
            String line = prose.get(i).replaceAll("`[^`]*`", "");
            int number = i + 1;
            LINK.matcher(line).results().forEach(found -> links.add(new Link(number, decoded(found.group(1)))));
            Matcher reference = REFERENCE.matcher(line);
            if (reference.matches()) {
                links.add(new Link(number, decoded(reference.group(1))));
            }
        }
        return links;
    }

    private static String decoded(String target) {
        return URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Every table. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        List<String> prose = prose();
        for (int i = 0; i + 1 < prose.size(); i++) {
            if (prose.get(i).startsWith("|") && prose.get(i + 1).matches("\\|[-:| ]+\\|\\s*")) {
                List<List<String>> rows = new ArrayList<>();
                rows.add(cells(prose.get(i)));
                int row = i + 2;
                while (row < prose.size() && prose.get(row).startsWith("|")) {
                    rows.add(cells(prose.get(row++)));
                }
                tables.add(new Table(i + 1, rows));
                i = row;
            }
        }
        return tables;
    }

    private static List<String> cells(String row) {
        String inner = row.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
    }
}
