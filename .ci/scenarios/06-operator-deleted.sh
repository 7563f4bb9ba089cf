# The operator's pod is deleted during a training: nothing is lost, nothing is computed twice.
apply headless training.yaml
until_true 300 "the training" runs_in_pod headless train-cam
job=$(k get jobs -l wsss.dev/step=train-cam -o 'jsonpath={.items[0].metadata.uid}')
timeout 15 "$BIN/kubectl" -n "$SYSTEM" delete pod -l app.kubernetes.io/name=wsss-operator --wait >/dev/null || fail "it stops before it is killed"
becomes headless Succeeded 900
[ "$(attempt headless train-cam)" = 1 ] || fail "one attempt, not $(attempt headless train-cam)"
say "  one attempt of train-cam, Job $job"
