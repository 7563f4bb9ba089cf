# A node is lost with a pod on it: the status names it, the run continues on another node without a counted retry, and nothing is left once the node is deleted.
real=$(kc get nodes -l type!=kwok -o name | head -1)
lost=lost-$(date +%s)
# A node without a kubelet: its lease is missing from the start.
kc create -f - >/dev/null <<EOF
{apiVersion: v1, kind: Node, metadata: {name: $lost, labels: {kubernetes.io/hostname: $lost}}}
EOF
ready() {
  local now
  now=$(date -u +%FT%TZ)
  kc patch node "$lost" --subresource=status --type=merge -p "{\"status\":{
    \"capacity\":{\"cpu\":\"8\",\"memory\":\"16Gi\",\"pods\":\"20\",\"ephemeral-storage\":\"100Gi\"},
    \"allocatable\":{\"cpu\":\"8\",\"memory\":\"16Gi\",\"pods\":\"20\",\"ephemeral-storage\":\"100Gi\"},
    \"conditions\":[{\"type\":\"Ready\",\"status\":\"True\",\"reason\":\"KubeletReady\",\"lastHeartbeatTime\":\"$now\",\"lastTransitionTime\":\"$now\"}]}}" >/dev/null
}
away() { kc uncordon "$real" >/dev/null 2>&1; kc delete node "$lost" --ignore-not-found >/dev/null 2>&1; }
trap away EXIT
kc cordon "$real" >/dev/null
ready
profile "terminationGracePeriodSeconds: 30, podTemplate: {tolerations: [
  {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 5},
  {key: node.kubernetes.io/not-ready, operator: Exists, effect: NoExecute, tolerationSeconds: 5}]}"
apply stranded training.yaml -e 's/epochs: 120/epochs: 2/' -e "s/^  seed: 7/  execution: {profile: lab}\n  seed: 7/"
placed() { ready; [ -n "$(k get pods -l wsss.dev/step=prepare --field-selector="spec.nodeName=$lost" -o name)" ]; }
until_true 120 "its pod on the node" placed
kc uncordon "$real" >/dev/null
pod=$(k get pods -l wsss.dev/step=prepare --field-selector="spec.nodeName=$lost" -o name | head -1)
k patch "$pod" --subresource=status --type=merge -p '{"status":{"phase":"Running"}}' >/dev/null
say "  $pod runs on $lost, whose kubelet is silent from now on"
failure() { of stranded '{.status.steps[?(@.name=="prepare")].lastFailure.message}'; }
named() { failure | grep -q "node $lost seems to be lost.*kubectl get node $lost"; }
until_true 300 "the node in the last failure" named
say "  $(failure)"
becomes stranded Succeeded 900
[ "$(attempt stranded prepare)" = 2 ] || fail "a second attempt"
[ -z "$(of stranded '{.status.retries}')" ] || fail "no counted retry"
away
no_jobs() { [ -z "$(k get jobs,pods -o name)" ]; }
until_true 180 "no Job and no pod left" no_jobs
