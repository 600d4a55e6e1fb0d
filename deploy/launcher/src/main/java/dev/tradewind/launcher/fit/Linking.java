package dev.tradewind.launcher.fit;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a build's classes find in a node what they were compiled against. The virtual machine finds out itself, but
 * only when a call gets there, and then the call fails.
 */
final class Linking {
    private static final String HOUSE = "dev/tradewind/";
    private static final Set<String> ROOTS = Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");
    private static final Pattern TYPE = Pattern.compile("(\\[*)(?:L([^;]+);|([BCDFIJSZV]))");

    private final Map<String, ClassFile> build;
    private final ClassLoader node;
    private final Map<String, Set<String>> members = new HashMap<>();

    private Linking(List<ClassFile> build, ClassLoader node) {
        this.build = build.stream().collect(Collectors.toMap(ClassFile::name, one -> one));
        this.node = node;
    }

    /** What the node lacks for it, and what it lacks for the node; each in a few words. */
    static List<String> breaks(List<ClassFile> build, ClassLoader node) {
        Linking linking = new Linking(build, node);
        Set<String> breaks = new TreeSet<>();
        for (ClassFile one : build) {
            one.references().stream()
                    .filter(reference -> reference.owner().startsWith(HOUSE))
                    .filter(reference -> !linking.build.containsKey(reference.owner()))
                    .filter(Predicate.not(linking::isThere))
                    .forEach(
                            reference -> breaks.add("it needs " + told(reference) + ", which this node does not have"));
            if (one.isConcrete()) {
                linking.unimplemented(one).forEach(method -> breaks.add(simple(one.name()) + " has no " + method));
            }
        }
        return List.copyOf(breaks);
    }

    private boolean isThere(ClassFile.Reference reference) {
        Set<String> there = members.computeIfAbsent(reference.owner(), this::members);
        return !there.isEmpty()
                && (reference.name().isEmpty() || there.contains(reference.name() + reference.descriptor()));
    }

    /** All that can be named through a class, with an entry for itself; nothing when there is no such class. */
    private Set<String> members(String owner) {
        Set<String> found = new HashSet<>();
        try {
            collect(Class.forName(owner.replace('/', '.'), false, node), found);
            collect(Object.class, found);
            found.add("");
        } catch (ClassNotFoundException | LinkageError absent) {
            return Set.of();
        }
        return found;
    }

    private static void collect(Class<?> type, Set<String> found) {
        for (Method method : type.getDeclaredMethods()) {
            found.add(method.getName() + descriptor(method));
        }
        for (Field field : type.getDeclaredFields()) {
            found.add(field.getName() + field.getType().descriptorString());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            found.add("<init>"
                    + MethodType.methodType(void.class, constructor.getParameterTypes())
                            .descriptorString());
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), found);
        }
        for (Class<?> one : type.getInterfaces()) {
            collect(one, found);
        }
    }

    /** Methods of the node's interfaces that this class, which is one of them, leaves out. */
    private Set<String> unimplemented(ClassFile one) {
        Set<String> declared = new HashSet<>();
        Set<String> interfaces = new HashSet<>();
        for (ClassFile at = one; ; at = build.get(at.parent())) {
            declared.addAll(at.methods());
            interfaces.addAll(at.interfaces());
            if (!build.containsKey(at.parent())) {
                return ROOTS.contains(at.parent()) ? left(interfaces, declared) : Set.of();
            }
        }
    }

    private Set<String> left(Set<String> interfaces, Set<String> declared) {
        Set<String> left = new TreeSet<>();
        for (String name : interfaces) {
            if (!name.startsWith(HOUSE) || build.containsKey(name)) {
                continue;
            }
            try {
                for (Method method :
                        Class.forName(name.replace('/', '.'), false, node).getMethods()) {
                    if (Modifier.isAbstract(method.getModifiers())
                            && !declared.contains(method.getName() + descriptor(method))) {
                        left.add(told(new ClassFile.Reference(name, method.getName(), descriptor(method))));
                    }
                }
            } catch (ClassNotFoundException | LinkageError told) {
                // That the interface is not there is said of the reference to it.
                continue;
            }
        }
        return left;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }

    /** As it stands in a source: {@code CartService.addItem(CartId, AddItem)}. */
    private static String told(ClassFile.Reference reference) {
        String owner = simple(reference.owner());
        if (reference.name().isEmpty()) {
            return owner;
        }
        String member = reference.name().equals("<init>") ? "new " + owner : owner + "." + reference.name();
        if (!reference.descriptor().startsWith("(")) {
            return member + " of type " + types(reference.descriptor());
        }
        int end = reference.descriptor().indexOf(')');
        return member + "(" + types(reference.descriptor().substring(1, end)) + ")";
    }

    private static String types(String descriptors) {
        Matcher types = TYPE.matcher(descriptors);
        return types.results()
                .map(type -> (type.group(2) == null ? primitive(type.group(3)) : simple(type.group(2)))
                        + "[]".repeat(type.group(1).length()))
                .collect(Collectors.joining(", "));
    }

    private static String primitive(String letter) {
        return MethodType.fromMethodDescriptorString("()" + letter, null)
                .returnType()
                .getName();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
    }
}
