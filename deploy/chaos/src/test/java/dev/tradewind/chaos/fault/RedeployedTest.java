package dev.tradewind.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

class RedeployedTest {
    @Test
    void buildsTheSameVerticleAnewEachTime() throws Exception {
        Set<String> first = entries(Redeployed.build("cart", 1));
        assertThat(first).contains("dev/tradewind/cart/CartVerticle.class", "chaos-1.txt");
        assertThat(entries(Redeployed.build("cart", 2))).contains("chaos-2.txt").doesNotContain("chaos-1.txt");
    }

    private static Set<String> entries(byte[] jar) throws IOException {
        Set<String> names = new HashSet<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
