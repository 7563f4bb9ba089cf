package dev.wsss.operator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** Description of the pods of a namespace's runs; parsed by {@code profile.Profile} where it is used. */
@Group(WSSSRun.GROUP)
@Version(WSSSRun.VERSION)
@Kind("WSSSProfile")
@Singular("wsssprofile")
@Plural("wsssprofiles")
public class WSSSProfile extends CustomResource<JsonNode, Void> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    protected @Nullable JsonNode initSpec() {
        return null;
    }

    @Override
    protected @Nullable Void initStatus() {
        return null;
    }
}
