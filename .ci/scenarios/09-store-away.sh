# The store does not answer for five minutes during a run: the run reports it and succeeds.
apply stranded training.yaml
until_true 300 "a checkpoint" has_checkpoint train-cam
server() { "$CLUSTER/in" sh -c "kill -$1 \$(pgrep -x minio)"; }
server STOP
say "  the store is stopped"
sleep "${OUTAGE:-300}"
say "  $(explain stranded)"
server CONT
say "  the store goes on"
becomes stranded Succeeded 1200
