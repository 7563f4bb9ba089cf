# Sixty runs are deleted and created again at once under an operator with little CPU time: each of them is reconciled.
runs() {
  for number in $(seq 60); do
    manifest "again-$number" tiny.yaml -e 's/^  seed: 7/  suspend: true\n  seed: 7/'
    echo ---
  done
}
looked_at() { # every run there has a status of its own
  [ "$(k get wsss -o 'jsonpath={range .items[*]}{.status.state}{"\n"}{end}' | grep -c Suspended)" = 60 ]
}
runs >"$WORK/again.yaml"
k apply --server-side -f "$WORK/again.yaml" >/dev/null
until_true 120 "sixty suspended runs" looked_at
# The node's processes are in a namespace of their own, where this is the only operator.
# shellcheck disable=SC2016
"$CLUSTER/in" sh -c 'j=$(pgrep -f [q]uarkus-run.jar | head -1); for i in $(seq 20); do kill -STOP $j; sleep 1.3; kill -CONT $j; sleep 0.2; done' &
throttle=$!
for round in 1 2 3; do
  k annotate wsss --all --overwrite "round=$round" >/dev/null
  k delete wsss --all --wait=false >/dev/null
  k create -f "$WORK/again.yaml" >/dev/null
done
wait "$throttle"
until_true 60 "a status of each of the new runs" looked_at
say "  180 runs were created again, none was lost"
