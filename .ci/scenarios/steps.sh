# The vocabulary of scenarios: the cluster, runs on it, and expectations.
if [ -z "${CLUSTER:-}" ]; then # without kind, a folder of such programs beside the clone
  CLUSTER=.github/kind
  command -v kind >/dev/null || for up in ../*/cluster/up; do [ ! -x "$up" ] || CLUSTER=$(dirname "$up"); done
fi
CLUSTER=$(cd "$CLUSTER" && pwd)
CLUSTER_HOME=${CLUSTER_HOME:-$HOME/.cache/wsss-cluster}
BIN=$CLUSTER_HOME/bin
export KUBECONFIG=$CLUSTER_HOME/kubeconfig
WORK=$PWD/target/e2e
SYSTEM=wsss-system # namespace of the operator
CHART=helm/wsss-operator
mkdir -p "$WORK"

say() { echo "$(date -u +%H:%M:%S) $*"; }
fail() { say "expected: $*"; return 1; }
kc() { "$BIN/kubectl" "$@"; }
k() { kc -n "$NS" "$@"; }

set_up() {
  "$CLUSTER/binaries"
  "$CLUSTER/up"
  "$CLUSTER/minio" >"$WORK/minio.env"
  export JAVA_HOME=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}
  mvn -q -pl operator,stages -am -Dmaven.test.skip=true package
  "$CLUSTER/build-image" Dockerfile . operator localhost/wsss/operator:e2e
  "$CLUSTER/build-image" Dockerfile . stages localhost/wsss/stages:e2e
  bucket wsss
  "$BIN/helm" upgrade --install wsss "$CHART" --namespace "$SYSTEM" --create-namespace --wait -f .ci/scenarios/values.yaml
  "$BIN/helm" test wsss --namespace "$SYSTEM" | grep Phase
}

# A signed request to the cluster's MinIO: no client has to be installed.
s3() {
  local path=$1; shift
  . "$WORK/minio.env"
  curl -s -f --aws-sigv4 "aws:amz:us-east-1:s3" -u "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" "$@" "$S3_ENDPOINT/$path"
}
bucket() { s3 "$1" -o /dev/null -X PUT || true; } # there already
object() { s3 "wsss/$1"; }
put() { s3 "wsss/$1" -o /dev/null -T "$2"; }

# The keys of all objects below a prefix.
objects() {
  s3 "wsss?list-type=2&max-keys=1000&prefix=${1//\//%2F}" | grep -o '<Key>[^<]*' | sed 's/<Key>//'
}

# A fresh namespace with the Secret of the store; its folder in the bucket is named after it and the moment.
namespace() {
  kc delete namespace "$NS" --ignore-not-found --wait >/dev/null
  kc create namespace "$NS" >/dev/null
  kc label namespace "$NS" pod-security.kubernetes.io/enforce=restricted >/dev/null
  . "$WORK/minio.env"
  k create secret generic wsss-store --from-literal=AWS_ACCESS_KEY_ID="$AWS_ACCESS_KEY_ID" \
    --from-literal=AWS_SECRET_ACCESS_KEY="$AWS_SECRET_ACCESS_KEY" >/dev/null
  PREFIX=$NS-$(date +%s)
}

# manifest NAME FILE [SED...]   a manifest of .ci/scenarios with the name, and the store of this scenario.
manifest() {
  local name=$1 file=$2; shift 2
  sed -e "s/^metadata: .*/metadata: {name: $name}/" "$@" ".ci/scenarios/$file"
  echo "  store: {endpoint: http://minio.minio:9000, bucket: ${BUCKET:-wsss}, prefix: $PREFIX}"
}

apply() { manifest "$@" | k apply --server-side -f - >/dev/null; }
of() { k get wsss "$1" -o "jsonpath=$2" 2>/dev/null; }
state() { of "$1" '{.status.state}'; }
explain() { of "$1" '{.status.explain}'; }
phase() { of "$1" "{.status.steps[?(@.name==\"$2\")].state}"; }
attempt() { of "$1" "{.status.steps[?(@.name==\"$2\")].attempt}"; }
digest() { of "$1" "{.status.steps[?(@.name==\"$2\")].output.digest}"; }
stagepod() { k get pods -l "wsss.dev/step=$2,app.kubernetes.io/instance=$1" --field-selector=status.phase=Running -o name | head -1; }

# until SECONDS WHAT COMMAND...   waits for a command to succeed.
until_true() {
  local end=$((SECONDS + $1)) what=$2; shift 2
  until "$@"; do
    [ $SECONDS -lt $end ] || { fail "$what"; return 1; }
    sleep 3
  done
}
is_state() { [ "$(state "$1")" = "$2" ]; }
becomes() { until_true "${3:-600}" "run $1 to be $2 (it is $(state "$1"): $(explain "$1"))" is_state "$1" "$2"; say "  $1 is $2: $(explain "$1")"; }
is_phase() { [ "$(phase "$1" "$2")" = "$3" ]; }
reaches() { until_true "${4:-300}" "step $2 of $1 to be $3" is_phase "$1" "$2" "$3"; }
# profile FIELD   the WSSSProfile "lab" of this scenario's namespace, with this one field.
profile() {
  k apply -f - >/dev/null <<<"{apiVersion: wsss.dev/v1alpha1, kind: WSSSProfile, metadata: {name: lab}, spec: {$1}}"
}
has_job() { [ -n "$(k get jobs -l "wsss.dev/step=$1" -o name)" ]; }
runs_in_pod() { [ -n "$(stagepod "$1" "$2")" ]; }
has_checkpoint() { objects "$PREFIX/$NS/" | grep -q "/checkpoints/$1/.*manifest.json"; }
says() { explain "$1" | grep -q -- "$2"; }

# The embedded run of the same manifest, and its artifacts: lines "stage key digest".
embedded() {
  local store=$WORK/embedded-$1
  rm -rf "$store"
  manifest "$@" | sed '/^  store:/d' >"$WORK/$1.yaml"
  ./wsss run "$WORK/$1.yaml" --store "$store" >"$WORK/$1.log" 2>&1 || { tail -5 "$WORK/$1.log"; return 1; }
  (cd "$store/cache" && for file in */*.json; do
    echo "$(dirname "$file") $(basename "$file" .json) $(grep -o '"digest" *: *"[0-9a-f]*' "$file" | grep -o '[0-9a-f]*$')"
  done | sort)
}

# The artifacts of the cluster: the same lines.
published() {
  objects "$PREFIX/$NS/cache/" | while read -r key; do
    echo "$(basename "$(dirname "$key")") $(basename "$key" .json) $(object "$key" | grep -o '"digest" *: *"[0-9a-f]*' | grep -o '[0-9a-f]*$')"
  done | sort
}

evidence() {
  k get wsss,jobs,pods -o wide || true
  k get wsss -o yaml | grep -A1 -E 'explain|lastFailure' | head -40 || true
  kc -n "$SYSTEM" logs -l app.kubernetes.io/name=wsss-operator --tail=20 || true
}
