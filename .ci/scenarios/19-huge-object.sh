# A huge object of a tenant is reported as corrupt; the operator keeps working for all others.
apply huge training.yaml
until_true 300 "the training" runs_in_pod huge train-cam
uid=$(of huge '{.metadata.uid}')
pod=$(k get "$(stagepod huge train-cam)" -o 'jsonpath={.metadata.uid}')
head -c 400000000 /dev/zero | tr '\0' ' ' >"$WORK/huge"
put "$PREFIX/$NS/$uid/attempts/train-cam/1/$pod/manifest.json" "$WORK/huge"
rm "$WORK/huge"
becomes huge Succeeded 900
restarts=$(kc -n "$SYSTEM" get pods -l app.kubernetes.io/name=wsss-operator -o 'jsonpath={.items[*].status.containerStatuses[*].restartCount}')
[ "$restarts" = 0 ] || fail "an operator that did not restart, not $restarts times"
