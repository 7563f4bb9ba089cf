# A training that runs out of memory is retried with half as much again, visibly, until it fits.
k apply -f - >/dev/null <<END
apiVersion: wsss.dev/v1alpha1
kind: WSSSProfile
metadata: {name: narrow}
spec:
  resources:
    train: {cpu: 700m, memory: 130Mi, maximumMemory: 2Gi}
END
apply narrow training.yaml -e 's/epochs: 120/epochs: 2/' -e 's/^spec:/spec:\n  execution: {profile: narrow}/'
grew() { [ "$(of narrow '{.status.steps[?(@.name=="train-cam")].effective.memory}')" != 136314880 ] && [ -n "$(of narrow '{.status.steps[?(@.name=="train-cam")].lastFailure.class}')" ]; }
until_true 300 "a remedy in the status" grew
say "  $(of narrow '{.status.steps[?(@.name=="train-cam")].lastFailure}')"
say "  memory in force: $(of narrow '{.status.steps[?(@.name=="train-cam")].effective}')"
becomes narrow Succeeded 900
