# A training whose pod is killed without warning resumes from its checkpoint and ends with the same digest.
apply killed training.yaml
until_true 300 "a checkpoint" has_checkpoint train-cam
pod=$(stagepod killed train-cam)
k delete "$pod" --grace-period=0 --force >/dev/null 2>&1
say "  killed $pod"
reaches killed train-cam Succeeded 600
embedded killed training.yaml | grep '^train-cam ' | cut -d' ' -f3 >"$WORK/killed.txt"
[ "$(cat "$WORK/killed.txt")" = "$(digest killed train-cam)" ] || fail "digest $(cat "$WORK/killed.txt"), not $(digest killed train-cam)"
attempts=$(objects "$PREFIX/$NS/" | grep "/attempts/train-cam/" | grep manifest.json | head -1)
object "${attempts%manifest.json}attempt.json" | grep -q '"resumedFrom" *: *"\?[0-9a-z]' || fail "an attempt that says from where it resumed"
say "  same digest $(digest killed train-cam | cut -c1-12), after $(of killed '{.status.retries}') counted retries"
becomes killed Succeeded 900
