# A bucket that does not exist is reported with its field, and the run starts after an edit.
BUCKET=no-such-bucket-here apply bucket training.yaml -e 's/epochs: 120/epochs: 2/'
until_true 120 "an explanation that names store.bucket" says bucket store.bucket
say "  $(explain bucket)"
[ -z "$(k get jobs -o name)" ] || fail "no Job"
apply bucket training.yaml -e 's/epochs: 120/epochs: 2/'
becomes bucket Succeeded 900
