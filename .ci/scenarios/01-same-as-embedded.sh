# A run on the cluster publishes the artifacts of the embedded run of the same manifest: every key, every digest.
k get wsss -w >"$WORK/watch.txt" 2>/dev/null & watch=$!
apply both tiny.yaml
becomes both Succeeded 1500
kill $watch
embedded both tiny.yaml >"$WORK/embedded.txt"
published | grep -v "^report " >"$WORK/published.txt" # a report has times in it
diff "$WORK/embedded.txt" "$WORK/published.txt" || fail "the same digests"
[ "$(wc -l <"$WORK/published.txt")" -ge 15 ] || fail "a pointer for each step"
objects "$PREFIX/$NS/runs/both/masks/" | grep -c png | xargs -I{} echo "  {} masks, $(wc -l <"$WORK/published.txt") results, equal digests"
# A second run, from the cache: no pod.
k get pods -o name | sort >"$WORK/pods-before"
apply again tiny.yaml
becomes again Succeeded 300
k get pods -l app.kubernetes.io/instance=again -o name | grep -v report | grep . && fail "no pods but the report's"
cat "$WORK/watch.txt"
