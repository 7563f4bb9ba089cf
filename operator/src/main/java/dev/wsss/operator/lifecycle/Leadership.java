package dev.wsss.operator.lifecycle;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Election of the one of several operators that acts: the one that holds the lease.
 *
 * <p>One that stops gives the lease back, once it does nothing any more, so that the next one need not wait until it expires. The SDK's own handling exits the process during shutdown and deadlocks.
 */
final class Leadership {
    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEW = Duration.ofSeconds(10);
    private static final Duration TRY = Duration.ofSeconds(2);

    private final Settings.Lease lease;
    private final KubernetesClient client;
    private final Runnable acts;
    private volatile boolean stopping;

    /** Elects by a lease; {@code acts} is called when this operator has it. */
    Leadership(Settings.Lease lease, KubernetesClient client, Runnable acts) {
        this.lease = lease;
        this.client = client;
        this.acts = acts;
    }

    LeaderElectionConfiguration configuration() {
        return new LeaderElectionConfiguration(
                lease.name(),
                lease.namespace(),
                LEASE,
                RENEW,
                TRY,
                lease.identity(),
                new LeaderCallbacks(acts, this::lost, leader -> {}),
                false);
    }

    private void lost() {
        if (!stopping) {
            LOG.warnf("the lease %s is lost", lease.name());
            lease.whenLost().run();
        }
    }

    /** Exits the process, since an informer has stopped for good. */
    void deaf(@Nullable Throwable why) {
        if (why != null && !stopping) {
            LOG.errorf("informer stopped permanently, exiting: %s", why.getMessage());
            lease.whenLost().run();
        }
    }

    /** Marks the shutdown as begun: losing the lease is expected from now on. */
    void stopping() {
        stopping = true;
    }

    /** Gives the lease back, if this operator has it. */
    void giveBack() {
        LeaseLock lock = new LeaseLock(lease.namespace(), lease.name(), lease.identity());
        try {
            LeaderElectionRecord now = lock.get(client);
            if (now != null && lease.identity().equals(now.getHolderIdentity())) {
                ZonedDateTime time = ZonedDateTime.now(ZoneOffset.UTC);
                lock.update(
                        client,
                        new LeaderElectionRecord("", Duration.ofSeconds(1), time, time, now.getLeaderTransitions()));
            }
        } catch (KubernetesClientException unreachable) {
            LOG.infof(
                    "the lease %s could not be given back and expires by itself: %s",
                    lease.name(), unreachable.getMessage());
        }
    }
}
