# A queue holds the Jobs of a run, preempts a running one, and admits it again: the status explains it, no retry is counted, the digest is the same. Kueue itself is played.
apply queued training.yaml -e "s/^  seed: 7/  execution: {queueName: research, pendingDeadlineSeconds: 20}\n  seed: 7/"
admit() { k get jobs -l kueue.x-k8s.io/queue-name=research -o name | while read -r job; do k patch "$job" --type=merge -p '{"spec":{"suspend":false}}' >/dev/null; done; }
until_true 60 "to wait in the queue" says queued 'Waits until the queue research admits the Job of '
say "  $(explain queued)"
sleep 30 # longer than the pending deadline
is_state queued Running || fail "a run that still waits, not $(state queued)"
at_work() { admit; has_checkpoint train-cam; }
until_true 600 "a checkpoint" at_work
job=$(k get jobs -l wsss.dev/step=train-cam -o name)
k patch "$job" --type=merge -p '{"spec":{"suspend":true}}' >/dev/null
until_true 120 "to wait in the queue again" says queued 'admits the Job of train-cam'
say "  $(explain queued)"
done_at_last() { admit; is_state queued Succeeded; }
until_true 900 "its end" done_at_last
[ "$(attempt queued train-cam)" = 1 ] || fail "one attempt, not $(attempt queued train-cam)"
[ -z "$(of queued '{.status.retries}')" ] || fail "no counted retry"
embedded queued training.yaml | grep '^train-cam ' | cut -d' ' -f3 >"$WORK/queued.txt"
[ "$(cat "$WORK/queued.txt")" = "$(digest queued train-cam)" ] || fail "the embedded run's digest"
