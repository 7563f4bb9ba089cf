# Runs of the other methods on the cluster publish the artifacts of the embedded runs: every key, every digest.
of_method() { # COMMAND METHOD   at stride 8 crops of 48 have six cells; the canvas is a field of IRNet alone
  "$1" "$2" tiny.yaml -e "s/^  seed: 7/  method: $2\n  seed: 7/" -e 's/canvas: 64, //' -e 's/radius: 4/radius: 3/'
}
of_method apply affinitynet
of_method apply seam
becomes affinitynet Succeeded 1500
becomes seam Succeeded 1500
{ of_method embedded affinitynet; of_method embedded seam; } | sort -u >"$WORK/embedded.txt"
published | grep -v "^report " >"$WORK/published.txt"
diff "$WORK/embedded.txt" "$WORK/published.txt" || fail "the same digests"
echo "  $(wc -l <"$WORK/published.txt") results, equal digests"
