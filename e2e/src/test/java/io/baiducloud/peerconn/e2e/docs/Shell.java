package io.baiducloud.peerconn.e2e.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes shell text of the documentation apart into simple commands; as much of the shell as our pages use. */
final class Shell {
    /**
     * A program with its arguments, quotes removed.
     *
     * @param words the program first; variables before it are left out
     * @param input what it reads from a here-document, may be empty
     */
    record Command(List<String> words, String input) {
        String program() {
            return words.getFirst();
        }

        List<String> arguments() {
            return words.subList(1, words.size());
        }

        /** The values of an option, given as {@code --x y} or {@code --x=y}. */
        List<String> valuesOf(String option) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals(option) && i + 1 < words.size()) {
                    values.add(words.get(i + 1));
                } else if (words.get(i).startsWith(option + "=")) {
                    values.add(words.get(i).substring(option.length() + 1));
                }
            }
            return values;
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    private final List<Command> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private String input = "";

    private Shell() {}

    /** The commands in a block; those within {@code $(…)} come before the one that uses them. */
    static List<Command> commands(Page.Block block) {
        return block.language().equals("console") ? parse(typed(block.text())) : parse(block.text());
    }

    /** Of a transcript only what was typed. */
    private static String typed(String transcript) {
        return String.join(
                "\n",
                transcript
                        .lines()
                        .filter(line -> line.startsWith("$ "))
                        .map(line -> line.substring(2))
                        .toList());
    }

    static List<Command> parse(String text) {
        Shell shell = new Shell();
        shell.read(text + "\n");
        return List.copyOf(shell.commands);
    }

    private void read(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && text.startsWith("\n", i + 1)) {
                i += 2;
            } else if (c == '\\') {
                add(text.charAt(i + 1));
                i += 2;
            } else if (c == '\'') {
                int end = text.indexOf('\'', i + 1);
                add(text.substring(i + 1, end));
                i = end + 1;
            } else if (c == '"') {
                i = quoted(text, i + 1);
            } else if (text.startsWith("$(", i)) {
                i = substituted(text, i);
            } else if (text.startsWith("<<", i)) {
                i = hereDocument(text, i);
            } else if (c == '#' && !inWord) {
                i = text.indexOf('\n', i);
            } else if ("\n;|&".indexOf(c) >= 0) {
                endCommand();
                i++;
            } else if (Character.isWhitespace(c)) {
                endWord();
                i++;
            } else {
                add(c);
                i++;
            }
        }
    }

    private int quoted(String text, int from) {
        int i = from;
        inWord = true;
        while (text.charAt(i) != '"') {
            if (text.startsWith("$(", i)) {
                i = substituted(text, i);
            } else if (text.charAt(i) == '\\') {
                word.append(text.charAt(i + 1));
                i += 2;
            } else {
                word.append(text.charAt(i));
                i++;
            }
        }
        return i + 1;
    }

    private int substituted(String text, int from) {
        int depth = 0;
        int end = from + 1;
        do {
            depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            end++;
        } while (depth > 0);
        commands.addAll(parse(text.substring(from + 2, end - 1)));
        add("$(…)");
        return end;
    }

    private int hereDocument(String text, int from) {
        int endOfLine = text.indexOf('\n', from);
        String mark = text.substring(from + 2, endOfLine)
                .strip()
                .replaceAll("^-|['\"]", "")
                .split("\\s", 2)[0];
        int end = text.indexOf("\n" + mark + "\n", endOfLine);
        input = text.substring(endOfLine + 1, end + 1);
        endCommand();
        return end + mark.length() + 2;
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void add(String part) {
        word.append(part);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word = new StringBuilder();
        inWord = false;
    }

    private void endCommand() {
        endWord();
        List<String> program = words.stream()
                .dropWhile(first -> first.matches("[A-Za-z_][A-Za-z_0-9]*=.*")
                        || Arrays.asList("do", "then", "while", "until", "if").contains(first))
                .toList();
        if (!program.isEmpty()) {
            commands.add(new Command(withoutRedirections(program), input));
        }
        words = new ArrayList<>();
        input = "";
    }

    private static List<String> withoutRedirections(List<String> program) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < program.size(); i++) {
            if (program.get(i).matches("\\d?[<>]{1,2}")) {
                i++;
            } else if (!program.get(i).matches("\\d?[<>]{1,2}.+")) {
                kept.add(program.get(i));
            }
        }
        return kept;
    }
}
