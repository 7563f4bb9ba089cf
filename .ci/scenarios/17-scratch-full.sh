# A pod that writes more than its scratch volume holds fails its step with a message; it is not replaced for ever.
profile "scratch: 24Mi"
apply overflow training.yaml -e "s/epochs: 120/epochs: 3000/" -e "s/^  seed: 7/  execution: {profile: lab}\n  seed: 7/"
until_true 300 "the training" runs_in_pod overflow train-cam
k exec "$(stagepod overflow train-cam)" -- sh -c 'dd if=/dev/zero of=/scratch/big bs=1M count=60' >/dev/null 2>&1 || true
becomes overflow Failed 300
says overflow 'ScratchFull' || fail "the class ScratchFull"
