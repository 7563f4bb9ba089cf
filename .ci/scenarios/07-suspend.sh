# A suspended run deletes its pods at once and continues from its checkpoint when it is resumed.
apply paused training.yaml
until_true 300 "a checkpoint" has_checkpoint train-cam
k patch wsss paused --type=merge -p '{"spec":{"suspend":true}}' >/dev/null
no_pods() { [ -z "$(stagepod paused train-cam)" ]; }
until_true 90 "no pod" no_pods
becomes paused Suspended 60
k patch wsss paused --type=merge -p '{"spec":{"suspend":false}}' >/dev/null
becomes paused Succeeded 900
[ "$(of paused '{.status.retries}')" = 0 ] || [ -z "$(of paused '{.status.retries}')" ] || fail "no counted retry"
