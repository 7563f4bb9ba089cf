# A run that is deleted while it runs stops its pods; with onDelete: Delete nothing of it is left in the store.
apply doomed training.yaml -e 's/^spec:/spec:\n  retention: {onDelete: Delete}/'
until_true 300 "a checkpoint" has_checkpoint train-cam
uid=$(of doomed '{.metadata.uid}')
k delete wsss doomed --timeout=180s >/dev/null || fail "the run to go within three minutes"
[ -z "$(k get jobs,pods -o name)" ] || until_true 60 "no Job and no pod" sh -c "[ -z \"\$($BIN/kubectl -n $NS get jobs,pods -o name)\" ]"
objects "$PREFIX/$NS/$uid" | grep . && fail "no object of the run"
say "  nothing of $uid is left"
