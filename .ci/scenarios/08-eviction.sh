# An evicted pod costs only time: no retry is counted, the digest is the same.
apply evicted training.yaml
until_true 300 "a checkpoint" has_checkpoint train-cam
pod=$(stagepod evicted train-cam)
kc create --raw "/api/v1/namespaces/$NS/pods/${pod#pod/}/eviction" -f - >/dev/null \
  <<<"{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"${pod#pod/}\",\"namespace\":\"$NS\"}}"
reaches evicted train-cam Succeeded 600
[ "$(of evicted '{.status.retries}')" = 0 ] || [ -z "$(of evicted '{.status.retries}')" ] || fail "no counted retry"
embedded evicted training.yaml | grep '^train-cam ' | cut -d' ' -f3 >"$WORK/evicted.txt"
[ "$(cat "$WORK/evicted.txt")" = "$(digest evicted train-cam)" ] || fail "the embedded run's digest"
becomes evicted Succeeded 900
