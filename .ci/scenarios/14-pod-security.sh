# Pods that Pod Security refuses are reported with the reason.
profile "podTemplate: {volumes: [{name: host, hostPath: {path: /}}]}"
apply refused training.yaml -e "s/^  seed: 7/  execution: {profile: lab}\n  seed: 7/"
until_true 60 "a Job" has_job prepare
until_true 15 "Pod Security in the explanation" says refused 'violates PodSecurity'
say "  $(explain refused)"
profile "scratch: 2Gi"
until_true 60 "pods of the mended profile" runs_in_pod refused prepare
