package dev.tradewind.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the compiler's parser sees in source files. */
final class JavaSources {
    private JavaSources() {}

    /** @param type name of the class the method stands in */
    record Method(Path file, String type, String name, int lines, int parameters, boolean constructor) {}

    record Type(Path file, String name) {}

    static List<Method> methods(List<Path> files) {
        List<Method> methods = new ArrayList<>();
        scan(files, (unit, trees) -> new Scanner(unit, trees, methods, new ArrayList<>()));
        return methods;
    }

    static List<Type> types(List<Path> files) {
        List<Type> types = new ArrayList<>();
        scan(files, (unit, trees) -> new Scanner(unit, trees, new ArrayList<>(), types));
        return types;
    }

    private interface Visit {
        Scanner of(CompilationUnitTree unit, Trees trees);
    }

    private static void scan(List<Path> files, Visit visit) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(visit.of(unit, trees), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Path file;
        private final List<Method> methods;
        private final List<Type> types;
        private String type = "";

        Scanner(CompilationUnitTree unit, Trees trees, List<Method> methods, List<Type> types) {
            this.unit = unit;
            this.positions = trees.getSourcePositions();
            this.file = Path.of(unit.getSourceFile().toUri());
            this.methods = methods;
            this.types = types;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            String outer = type;
            type = tree.getSimpleName().toString();
            types.add(new Type(file, type));
            super.visitClass(tree, nothing);
            type = outer;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            boolean constructor = tree.getName().contentEquals("<init>");
            methods.add(new Method(
                    file,
                    type,
                    tree.getName().toString(),
                    lines(tree),
                    tree.getParameters().size(),
                    constructor));
            return super.visitMethod(tree, nothing);
        }

        private int lines(Tree tree) {
            long begin = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
            long end = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
            return (int) (end - begin + 1);
        }
    }
}
