package dev.wsss.operator.chaos;

import dev.wsss.operator.api.WSSSRun;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Played users of the runs of a namespace: their requests are applied at once, or as soon as a former run of the name
 * is gone.
 */
final class Users {
    private final KubernetesClient client;
    private final String store;
    private final Map<String, Wish> wishes = new TreeMap<>();
    private final Set<String> awaited = new TreeSet<>();
    private final Map<String, String> uids = new HashMap<>();
    private final List<String> takenAway = new ArrayList<>();

    /** Creates users whose runs keep their artifacts in a store. */
    Users(KubernetesClient client, String store) {
        this.client = client;
        this.store = store;
    }

    /** Returns the requested runs by name. */
    Map<String, Wish> wishes() {
        return wishes;
    }

    /** Returns uids of runs that were deleted with their artifacts. */
    List<String> takenAway() {
        return takenAway;
    }

    /** Returns true when every requested run was created. */
    boolean areServed() {
        return awaited.isEmpty();
    }

    /** Creates a run. */
    void create(String name, Wish wish) {
        wishes.put(name, wish);
        awaited.add(name);
        goOn();
    }

    /** Creates runs that were deferred, since a run of that name was there. */
    void goOn() {
        awaited.removeIf(name -> {
            try {
                Optional.ofNullable(wishes.get(name))
                        .ifPresent(wish -> uids.put(
                                name,
                                client.resource(wish.run(name, store))
                                        .create()
                                        .getMetadata()
                                        .getUid()));
                return true;
            } catch (KubernetesClientException refused) {
                if (refused.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                    return false;
                }
                throw refused;
            }
        });
    }

    void edit(String name, int pictures) {
        change(
                name,
                wish(name).edited(pictures),
                "{\"spec\": {\"dataset\": {\"synthetic\": {\"seed\": " + pictures + "}}}}");
    }

    void suspend(String name, boolean now) {
        change(name, wish(name).resting(now), "{\"spec\": {\"suspend\": " + now + "}}");
    }

    void askAgain(String name, String rerun) {
        change(
                name,
                wish(name).asked(rerun),
                "{\"metadata\": {\"annotations\": {\"" + WSSSRun.RERUN + "\": \"" + rerun + "\"}}}");
    }

    void delete(String name) {
        Wish wish = wish(name);
        wishes.remove(name);
        String uid = uids.get(name);
        if (awaited.remove(name) || uid == null) {
            return;
        }
        client.resources(WSSSRun.class).withName(name).delete();
        if (wish.takesAll()) {
            takenAway.add(uid);
        }
    }

    private Wish wish(String name) {
        return Optional.ofNullable(wishes.get(name)).orElseThrow();
    }

    /** Changes a run. One that is not there yet is created in its latest form. */
    private void change(String name, Wish wish, String patch) {
        wishes.put(name, wish);
        if (!awaited.contains(name)) {
            client.resources(WSSSRun.class).withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
        }
    }
}
