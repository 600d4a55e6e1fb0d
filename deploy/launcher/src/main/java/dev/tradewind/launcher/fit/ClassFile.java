package dev.tradewind.launcher.fit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a compiled class is and what it asks of others, by the names of the class file format (JVMS, chapter 4): slashes
 * between packages, members with their descriptors.
 *
 * @param methods that it declares, each name with its descriptor
 * @param references to members of all classes, its own among them, and to classes (with an empty name)
 */
record ClassFile(
        String name,
        String parent,
        List<String> interfaces,
        int flags,
        Set<String> methods,
        Set<Reference> references) {

    /** @param descriptor of a field or a method */
    record Reference(String owner, String name, String descriptor) {}

    boolean isConcrete() {
        return !Modifier.isAbstract(flags) && !Modifier.isInterface(flags);
    }

    /** @throws IOException when that is no class */
    static ClassFile read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4);
        Pool pool = Pool.read(in);
        int flags = in.readUnsignedShort();
        String name = pool.className(in.readUnsignedShort());
        int parent = in.readUnsignedShort();
        List<String> interfaces = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            interfaces.add(pool.className(in.readUnsignedShort()));
        }
        Set<String> unused = members(in, pool);
        Set<String> methods = members(in, pool);
        return new ClassFile(
                name, parent == 0 ? "" : pool.className(parent), interfaces, flags, methods, pool.references());
    }

    private static Set<String> members(DataInputStream in, Pool pool) throws IOException {
        Set<String> members = new HashSet<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            in.skipNBytes(2);
            members.add(pool.text(in.readUnsignedShort()) + pool.text(in.readUnsignedShort()));
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
        return members;
    }

    /** The constant pool; each entry is a text, or one or two numbers of other entries. */
    private record Pool(@Nullable String[] texts, int[] tags, int[] first, int[] second) {
        private static final int UTF8 = 1;
        private static final int CLASS = 7;
        private static final Set<Integer> MEMBERS = Set.of(9, 10, 11);

        static Pool read(DataInputStream in) throws IOException {
            int size = in.readUnsignedShort();
            Pool pool = new Pool(new String[size], new int[size], new int[size], new int[size]);
            for (int i = 1; i < size; i++) {
                pool.tags[i] = in.readUnsignedByte();
                switch (pool.tags[i]) {
                    case UTF8 -> pool.texts[i] = in.readUTF();
                    case 3, 4 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        // These count as two, for reasons of 1995.
                        i++;
                    }
                    case CLASS, 8, 16, 19, 20 -> pool.first[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        pool.first[i] = in.readUnsignedShort();
                        pool.second[i] = in.readUnsignedShort();
                    }
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("unknown constant " + pool.tags[i]);
                }
            }
            return pool;
        }

        String text(int index) {
            String text = texts[index];
            return text == null ? "" : text;
        }

        String className(int index) {
            return text(first[index]);
        }

        Set<Reference> references() {
            Set<Reference> references = new HashSet<>();
            for (int i = 1; i < tags.length; i++) {
                if (tags[i] == CLASS) {
                    references.add(new Reference(className(i), "", ""));
                } else if (MEMBERS.contains(tags[i])) {
                    int member = second[i];
                    references.add(new Reference(className(first[i]), text(first[member]), text(second[member])));
                }
            }
            return references;
        }
    }
}
