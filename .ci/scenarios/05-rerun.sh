# A step whose image cannot be had fails or waits with an explanation; after it is mended a re-run runs the step and its cone only.
apply rerun training.yaml -e 's/epochs: 250/epochs: 2/'
becomes rerun Succeeded 900
before=$(for step in prepare train-cam make-cam; do attempt rerun $step; done | paste -sd' ')
k annotate wsss rerun wsss.dev/rerun=ir-label@one >/dev/null
until_true 60 "the re-run to begin" is_phase rerun ir-label Running
becomes rerun Succeeded 600
after=$(for step in prepare train-cam make-cam; do attempt rerun $step; done | paste -sd' ')
[ "$before" = "$after" ] || fail "attempts $before of the steps before, not $after"
[ "$(of rerun '{.status.rerun}')" = ir-label@one ] || fail "the token in the status"
k annotate wsss rerun --overwrite wsss.dev/rerun=ir-label@one >/dev/null
sleep 5
is_state rerun Succeeded || fail "the same token to do nothing"
