# A pod that is evicted after a minute gets the whole pending deadline for its new node.
apply drained training.yaml -e "s/epochs: 120/epochs: 3000/" -e "s/^  seed: 7/  execution: {pendingDeadlineSeconds: 60}\n  seed: 7/"
until_true 300 "the training" runs_in_pod drained train-cam
sleep 70
node=$(kc get nodes -o name | head -1)
kc cordon "$node" >/dev/null
pod=$(stagepod drained train-cam)
kc create --raw "/api/v1/namespaces/$NS/pods/${pod#pod/}/eviction" -f - >/dev/null \
  <<<"{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"${pod#pod/}\",\"namespace\":\"$NS\"}}"
until_true 60 "to wait for a place" says drained 'Waits for the pods of train-cam'
say "  $(explain drained)"
kc uncordon "$node" >/dev/null
until_true 60 "to work again" says drained 'Runs train-cam, attempt 1'
say "  $(explain drained)"
[ "$(of drained '{.status.steps[?(@.name=="train-cam")].replaced.times}')" = 1 ] || fail "one pod replaced"
k delete wsss drained >/dev/null
