# Twenty runs of another tenant on a store that accepts and never answers: a run on the good store takes its usual time.
timed() { # NAME SEED   seconds from apply to Succeeded of a run without a cache hit
  local began=$SECONDS
  apply "$1" tiny.yaml -e "s/seed: 3/seed: $2/" -e '/contextDecoupling/d' >&2
  becomes "$1" Succeeded 900 >&2
  echo $((SECONDS - began))
}
usual=$(timed usual 4)
k apply -f - >/dev/null <<EOF
apiVersion: v1
kind: Pod
metadata: {name: tarpit, labels: {app: tarpit}}
spec:
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: tarpit
      image: localhost/wsss/stages:e2e
      imagePullPolicy: Never
      command: [perl, -MIO::Socket::INET, -e]
      args: ['my \$s=IO::Socket::INET->new(LocalPort=>9000,Listen=>512,ReuseAddr=>1) or die; my @k; while(my \$c=\$s->accept){push @k,\$c}']
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
---
apiVersion: v1
kind: Service
metadata: {name: tarpit}
spec: {selector: {app: tarpit}, ports: [{port: 9000}]}
EOF
k wait --for=condition=Ready pod/tarpit --timeout=60s >/dev/null
for number in $(seq 20); do
  manifest "dead-$number" tiny.yaml | sed "s|http://minio.minio:9000|http://tarpit.$NS:9000|" | k apply --server-side -f - >/dev/null
done
queries() { # pending and running ones, of all stores
  local pod
  pod=$(kc -n "$SYSTEM" get pods -l app.kubernetes.io/name=wsss-operator -o 'jsonpath={.items[0].metadata.name}')
  kc get --raw "/api/v1/namespaces/$SYSTEM/pods/$pod:8080/proxy/metrics" | awk '/^wsss_store_queries/ {sum += $2} END {print sum + 0}'
}
some_queries() { [ "$(queries)" -gt 0 ]; }
no_queries() { [ "$(queries)" = 0 ]; }
until_true 60 "queries to the dead store" some_queries
beside=$(timed beside 5)
say "  alone $usual s, beside twenty runs on a dead store $beside s"
[ "$beside" -le $((usual + usual / 5 + 10)) ] || fail "the usual time"
for number in $(seq 20); do k delete wsss "dead-$number" --wait=false >/dev/null; done
until_true 60 "no query for runs that are gone" no_queries
