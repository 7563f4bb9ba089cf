package dev.wsss.stages.bench;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * JMH benchmarks of two builds, alternating call by call in one JVM, so that both see the same neighbours and the same
 * clock rate.
 *
 * <p>Arguments: two checkouts, the older one first, whose test classes are compiled and whose {@code
 * stages/target/test-classpath} is written; seconds for each benchmark; and benchmarks, {@code CLASS#METHOD} or {@code
 * CLASS#METHOD;PARAMETER=VALUE}. Prints the medians of the CPU time of a call on its thread, the median of the ratios
 * of the pairs with their quartiles, and whether both results are equal to the bit.
 */
public final class KernelTurns {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FEWEST_PAIRS = 10;
    private static final double WARM_UP = 0.4;

    private KernelTurns() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        double nanos = Double.parseDouble(args[2]) * 1e9;
        for (String benchmark : Arrays.asList(args).subList(3, args.length)) {
            Work old = Work.of(Path.of(args[0]), benchmark);
            Work now = Work.of(Path.of(args[1]), benchmark);
            pairs(old, now, WARM_UP * nanos);
            List<double[]> pairs = pairs(old, now, nanos);
            double[] ratios = sorted(pairs, 2);
            System.out.printf(
                    Locale.ROOT,
                    "%-50s %8.2f ms before, %8.2f now, ratio %.2f (quartiles %.2f and %.2f of %d pairs), %s%n",
                    benchmark.replaceFirst(".*\\.", ""),
                    sorted(pairs, 0)[pairs.size() / 2] / 1e6,
                    sorted(pairs, 1)[pairs.size() / 2] / 1e6,
                    ratios[ratios.length / 2],
                    ratios[ratios.length / 4],
                    ratios[ratios.length * 3 / 4],
                    ratios.length,
                    equal(old.call(), now.call()) ? "the same bits" : "OTHER BITS");
        }
    }

    /** Measures pairs of calls for a time; returns nanoseconds of both, and their ratio. */
    private static List<double[]> pairs(Work old, Work now, double nanos) throws ReflectiveOperationException {
        List<double[]> pairs = new ArrayList<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos || pairs.size() < FEWEST_PAIRS) {
            double before = old.nanos();
            double after = now.nanos();
            pairs.add(new double[] {before, after, after / before});
        }
        return pairs;
    }

    private static double[] sorted(List<double[]> pairs, int column) {
        return pairs.stream().mapToDouble(pair -> pair[column]).sorted().toArray();
    }

    /** Compares lists, arrays, and records by their components, of classes of the same name in two builds. */
    private static boolean equal(Object one, Object other) throws ReflectiveOperationException {
        if (one instanceof List<?> list) {
            return equal(list.toArray(), ((List<?>) other).toArray());
        }
        if (one.getClass().isArray()) {
            boolean equal = Array.getLength(one) == Array.getLength(other);
            for (int i = 0; equal && i < Array.getLength(one); i++) {
                equal = equal(Array.get(one, i), Array.get(other, i));
            }
            return equal;
        }
        if (!one.getClass().isRecord()) {
            return one.equals(other);
        }
        boolean equal = true;
        for (var component : one.getClass().getRecordComponents()) {
            Object counterpart = other.getClass().getMethod(component.getName()).invoke(other);
            equal &= equal(component.getAccessor().invoke(one), counterpart);
        }
        return equal;
    }

    /** One benchmark of one build. */
    private record Work(Object state, Method method) {
        static Work of(Path checkout, String benchmark) throws ReflectiveOperationException, IOException {
            String[] parts = benchmark.split("[#;=]");
            Class<?> type = Class.forName(parts[0], true, loader(checkout.resolve("stages/target")));
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object state = constructor.newInstance();
            if (parts.length > 2) {
                Field parameter = type.getDeclaredField(parts[2]);
                parameter.setAccessible(true);
                parameter.setInt(state, Integer.parseInt(parts[3]));
            }
            for (Method method : type.getDeclaredMethods()) {
                if (isSetup(method)) {
                    method.invoke(state);
                }
            }
            return new Work(state, type.getMethod(parts[1]));
        }

        // JMH's annotations are other classes in each build.
        private static boolean isSetup(AnnotatedElement method) {
            return Arrays.stream(method.getAnnotations())
                    .anyMatch(annotation ->
                            annotation.annotationType().getSimpleName().equals("Setup"));
        }

        private static ClassLoader loader(Path target) throws IOException {
            List<URL> urls =
                    new ArrayList<>(List.of(url(target.resolve("test-classes")), url(target.resolve("classes"))));
            for (String path :
                    Files.readString(target.resolve("test-classpath")).strip().split(File.pathSeparator)) {
                urls.add(url(Path.of(path)));
            }
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        private static URL url(Path path) throws MalformedURLException {
            return path.toUri().toURL();
        }

        Object call() throws ReflectiveOperationException {
            return method.invoke(state);
        }

        double nanos() throws ReflectiveOperationException {
            long start = THREADS.getCurrentThreadCpuTime();
            Object result = call();
            if (result == null) {
                throw new IllegalStateException(method + " gives nothing");
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }
    }
}
