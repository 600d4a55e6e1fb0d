package dev.tradewind.launcher;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The classes and resources of one release: what its jar holds comes from there, whatever the node itself has of the
 * same name; everything else, contracts and chassis among it, is the node's.
 */
final class ReleaseLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private ReleaseLoader(String name, URL jar, ClassLoader node) {
        super(name, new URL[] {jar}, node);
    }

    static ReleaseLoader of(String name, Path jar) {
        try {
            return new ReleaseLoader(name, jar.toUri().toURL(), ReleaseLoader.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new StartException(jar + " is no place to load from", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
                loaded = findClass(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = isShared(name) ? null : findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        Enumeration<URL> own = findResources(name);
        return own.hasMoreElements() && !isShared(name) ? own : super.getResources(name);
    }

    /** Folders that many jars add to. */
    private static boolean isShared(String name) {
        return name.startsWith("META-INF/");
    }
}
