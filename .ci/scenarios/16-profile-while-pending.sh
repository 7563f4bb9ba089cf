# A profile with smaller requests, or with a corrected image, reaches the pending Job.
profile "resources: {process: {memory: 4000Gi, maximumMemory: 4000Gi}}"
apply waits training.yaml -e 's/epochs: 120/epochs: 2/' -e "s/^  seed: 7/  execution: {profile: lab}\n  seed: 7/"
until_true 60 "to be unschedulable" says waits 'Insufficient memory'
say "  $(explain waits)"
profile "image: localhost/wsss/stages:none"
until_true 60 "a pull that fails" says waits 'ErrImage\|ImagePull'
say "  $(explain waits)"
profile "scratch: 2Gi"
becomes waits Succeeded 900
[ "$(of waits '{.status.retries}')" = "" ] || fail "no counted retry"
