# Pods that a quota refuses are reported with the server's message within seconds, and the run continues once the quota allows it.
k create quota none --hard=pods=0 >/dev/null
apply held training.yaml -e 's/epochs: 120/epochs: 2/'
until_true 60 "a Job" has_job prepare
until_true 15 "the quota's name in the explanation" says held 'exceeded quota: none'
say "  $(explain held)"
k delete quota none >/dev/null
becomes held Succeeded 900
