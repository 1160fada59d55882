package io.baiducloud.peerconn.operator.messages;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * The sentences in a tree of sources: string literals with what is put between them, which stands in braces. What is written
 * at debug level is for whoever changes the program, and is left out.
 */
final class Sentences extends TreeScanner<Void, Void> {
    /** At least two words of letters. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\p{L}{2,}\\p{P}*\\s.*\\p{L}{2,}|\\p{L}{2,} $|^ \\p{L}{2,}");

    /** Whose arguments no person reads, or reads elsewhere. */
    private static final Set<String> NOT_FOR_PEOPLE =
            Set.of("compile", "description", "gauge", "counters", "constant", "ofPattern", "getResource");

    private static final Set<String> LEVELS = Set.of("atInfo", "atWarn", "atError", "atDebug", "atTrace");

    private final List<String> found = new ArrayList<>();

    private Sentences() {}

    /** The sentences of every source file below a folder, by the file's path there. */
    static Map<String, List<String>> in(Path folder) {
        var byFile = new TreeMap<String, List<String>>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                var paths = Files.walk(folder)) {
            var sources =
                    paths.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                var sentences = new Sentences();
                sentences.scan(unit, null);
                if (!sentences.found.isEmpty()) {
                    var path = folder.relativize(Path.of(unit.getSourceFile().toUri()));
                    byFile.put(path.toString().replace('\\', '/'), List.copyOf(sentences.found));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byFile;
    }

    @Override
    public Void visitAnnotation(AnnotationTree node, Void unused) {
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
        if (node.getKind() != Tree.Kind.PLUS || !hasText(node)) {
            return super.visitBinary(node, null);
        }
        note(render(node));
        // what is put in may be a sentence of its own
        operands(node).stream().filter(part -> !(part instanceof LiteralTree)).forEach(part -> scan(part, null));
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void unused) {
        if (node.getValue() instanceof String text) {
            note(text);
        }
        return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
        var name = nameOf(node);
        if (NOT_FOR_PEOPLE.contains(name)) {
            return scan(node.getMethodSelect(), null);
        }
        if (name.equals("log") && !node.getArguments().isEmpty()) {
            var level = levelOf(node);
            if (level.equals("atDebug") || level.equals("atTrace")) {
                return null;
            }
            if (LEVELS.contains(level)) {
                found.add(level.substring(2).toUpperCase(Locale.ROOT) + " "
                        + render(node.getArguments().getFirst())
                        + keys(node));
                return null;
            }
        }
        return super.visitMethodInvocation(node, null);
    }

    private void note(String text) {
        var line = text.replace("\n", "\\n");
        // what stubs answer is for programs
        if (SENTENCE.matcher(line).find() && !line.startsWith("{\"")) {
            found.add(line);
        }
    }

    private static String nameOf(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    private static String levelOf(MethodInvocationTree call) {
        ExpressionTree at = call;
        while (at instanceof MethodInvocationTree inner) {
            if (LEVELS.contains(nameOf(inner))) {
                return nameOf(inner);
            }
            at = inner.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
        }
        return "";
    }

    private static String keys(MethodInvocationTree call) {
        var keys = new ArrayList<String>();
        ExpressionTree at = call;
        while (at instanceof MethodInvocationTree inner) {
            if (nameOf(inner).equals("addKeyValue")) {
                keys.addFirst(inner.getArguments().getFirst().toString().replace("LogKeys.", ""));
            }
            at = inner.getMethodSelect() instanceof MemberSelectTree select ? select.getExpression() : null;
        }
        return keys.isEmpty() ? "" : " " + keys;
    }

    private static boolean hasText(Tree node) {
        return operands(node).stream()
                .anyMatch(part -> part instanceof LiteralTree literal && literal.getValue() instanceof String);
    }

    private static List<Tree> operands(Tree node) {
        var operands = new ArrayList<Tree>();
        if (node instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            operands.addAll(operands(sum.getLeftOperand()));
            operands.addAll(operands(sum.getRightOperand()));
        } else {
            operands.add(node);
        }
        return operands;
    }

    private static String render(Tree node) {
        var text = new StringBuilder();
        for (Tree part : operands(node)) {
            if (part instanceof LiteralTree literal && literal.getValue() != null) {
                text.append(literal.getValue());
            } else {
                text.append('{').append(inShort(part)).append('}');
            }
        }
        return text.toString().replace("\n", "\\n");
    }

    private static String inShort(Tree part) {
        var code = (part instanceof ParenthesizedTree group ? group.getExpression() : part)
                .toString()
                .replaceAll("\\s+", " ");
        return code.length() <= 60 ? code : code.substring(0, 57) + "...";
    }
}
