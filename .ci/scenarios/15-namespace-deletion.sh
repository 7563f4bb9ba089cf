# A namespace with runs of onDelete: Delete is deleted within a minute, though its Secret is deleted first.
apply leaving training.yaml -e "s/^  seed: 7/  retention: {onDelete: Delete}\n  seed: 7/"
until_true 300 "the training" runs_in_pod leaving train-cam
k delete secret wsss-store >/dev/null
timeout 90 "$BIN/kubectl" delete namespace "$NS" --wait >/dev/null || fail "the namespace to go"
say "  it is gone"
