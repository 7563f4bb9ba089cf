# The operator's pod is deleted in the midst of a training: nothing is lost, nothing is done twice.
apply headless training.yaml
until_true 300 "the training" runs_in_pod headless train-cam
job=$(k get jobs -l wsss.dev/step=train-cam -o 'jsonpath={.items[0].metadata.uid}')
kc -n "$SYSTEM" delete pod -l app.kubernetes.io/name=wsss-operator --wait=false >/dev/null
becomes headless Succeeded 900
[ "$(attempt headless train-cam)" = 1 ] || fail "one attempt, not $(attempt headless train-cam)"
say "  one attempt of train-cam, Job $job"
