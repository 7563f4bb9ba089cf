package dev.wsss.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of an installation: {@code wsss.*} properties, or environment variables such as {@code WSSS_NAMESPACES}. The
 * chart's values set them.
 */
@ConfigMapping(prefix = "wsss")
public interface OperatorConfig {
    /** Returns the namespaces whose runs are executed; absent: those of the whole cluster. */
    Optional<List<String>> namespaces();

    /** Returns the lease by which replicas agree on one that acts. */
    LeaseConfig lease();

    /** Limits on the stores that runs may use. */
    StoreConfig store();

    /** Returns a YAML document that overrides the built-in profile. */
    Optional<Path> profileFile();

    /** Returns how many runs are reconciled at once. */
    @WithDefault("10")
    int reconcilers();

    /** Returns the limit on queries to one bucket at once. */
    @WithDefault("16")
    int storeWorkers();

    /** Returns the settings of the sweep: the removal of unreferenced objects. */
    SweepConfig sweep();

    /** A lease of the API server. */
    interface LeaseConfig {
        /** Returns whether there may be several replicas. */
        @WithDefault("true")
        boolean enabled();

        /** Returns its name. */
        @WithDefault("wsss-operator")
        String name();

        /** Returns where it lies; absent: where the operator runs. */
        Optional<String> namespace();
    }

    /** Limits on stores. */
    interface StoreConfig {
        /** Returns patterns with {@code *} that endpoints have to match; absent: any. */
        Optional<List<String>> allowedEndpoints();

        /** Returns the buckets that may be used with the operator's and the pods' own keys. */
        Optional<List<String>> ambientBuckets();

        /** Names of Secrets that may be read; the first is used where a run names none. */
        @WithDefault("wsss-store")
        List<String> secretNames();
    }

    /** Removal of unreferenced objects. */
    interface SweepConfig {
        /** Returns whether anything is removed at all. */
        @WithDefault("true")
        boolean enabled();

        /** Returns how often. */
        @WithDefault("PT6H")
        Duration every();

        /** Returns the age at which the cache drops a result. */
        @WithDefault("P30D")
        Duration pointers();

        /** Returns how long objects stay after the last reference to them. */
        @WithDefault("P1D")
        Duration grace();
    }
}
