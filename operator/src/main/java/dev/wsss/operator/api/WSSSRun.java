package dev.wsss.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A run as the cluster keeps it.
 *
 * <p>Its spec stays a JSON tree until reconcile parses it: a record that refuses one user's values, or a field of a newer
 * version, would otherwise fail the list of all runs and stop the informer.
 */
@Group(WSSSRun.GROUP)
@Version(WSSSRun.VERSION)
@Kind("WSSSRun")
@Singular("wsssrun")
@Plural("wsssruns")
@ShortNames("wsss")
public class WSSSRun extends CustomResource<JsonNode, WSSSRunStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** The API group of everything that is ours. */
    public static final String GROUP = "wsss.dev";

    /** The one version that is served. */
    public static final String VERSION = "v1alpha1";

    /** Asks for steps to be executed again: {@code STEP[@token]}, {@code failed} or {@code all}. */
    public static final String RERUN = "wsss.dev/rerun";

    @Override
    protected @Nullable JsonNode initSpec() {
        return null;
    }

    @Override
    protected WSSSRunStatus initStatus() {
        return WSSSRunStatus.NONE;
    }
}
