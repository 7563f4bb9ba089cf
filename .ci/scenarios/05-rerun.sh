# A step that fails on a broken picture names it; after a repair a re-run runs that step and its cone, and nothing else.
folder=$WORK/folder
rm -rf "$folder"
manifest rerun training.yaml | sed '/^  store:/d' >"$WORK/rerun.yaml"
./wsss synth "$folder" --manifest "$WORK/rerun.yaml" >/dev/null 2>&1
picture=$(basename "$(ls "$folder"/JPEGImages/*.jpg | head -1)")
(cd "$folder" && find . -type f | sed 's#^\./##' | while read -r file; do put "$PREFIX/data/$file" "$file"; done)
head -c 200 "$folder/JPEGImages/$picture" >"$WORK/cut.jpg"
put "$PREFIX/data/JPEGImages/$picture" "$WORK/cut.jpg"
apply rerun training.yaml -e 's/epochs: 120/epochs: 2/' \
  -e "s#^    synthetic:.*#    location: s3://wsss/$PREFIX/data\n    trainList: train\n    scoreList: val#"
becomes rerun Failed 300
says rerun "${picture%.jpg}" || fail "an explanation that names the picture $picture"
[ "$(phase rerun truth)" = Succeeded ] || fail "the step beside it to be done"
put "$PREFIX/data/JPEGImages/$picture" "$folder/JPEGImages/$picture"
k annotate wsss rerun wsss.dev/rerun=failed@mended >/dev/null
becomes rerun Succeeded 900
[ "$(attempt rerun truth)" = 1 ] || fail "no second attempt of truth, which had succeeded"
# A second re-run by name: the step and its dependents.
before=$(for step in prepare truth train-cam make-cam; do attempt rerun $step; done | paste -sd' ')
k annotate wsss rerun --overwrite wsss.dev/rerun=affinity-labels@one >/dev/null
until_true 60 "the re-run to begin" is_state rerun Running
becomes rerun Succeeded 600
after=$(for step in prepare truth train-cam make-cam; do attempt rerun $step; done | paste -sd' ')
[ "$before" = "$after" ] || fail "attempts $before of the steps before, not $after"
[ "$(of rerun '{.status.rerun}')" = affinity-labels@one ] || fail "the token in the status"
k annotate wsss rerun --overwrite wsss.dev/rerun=affinity-labels@one >/dev/null
sleep 5
is_state rerun Succeeded || fail "the same token to do nothing"
