# A profile with a GPU gives a GPU to pods of networks and to no others; an image without CUDA reports the lack.
k apply -f - >/dev/null <<END
apiVersion: wsss.dev/v1alpha1
kind: WSSSProfile
metadata: {name: gpu}
spec: {gpu: {resourceName: nvidia.com/gpu, count: 1}}
END
apply gpu training.yaml -e 's/epochs: 120/epochs: 2/' -e 's/^spec:/spec:\n  execution: {profile: gpu}/'
gpus() { k get pods -l "wsss.dev/step=$1" -o 'jsonpath={.items[0].spec.containers[0].resources.limits.nvidia\.com/gpu}'; }
has_pod() { k get pods -l "wsss.dev/step=$1" -o name | grep -q .; }
until_true 120 "a pod of prepare" has_pod prepare
[ -z "$(gpus prepare)" ] || fail "no GPU for prepare"
until_true 300 "a pod of train-cam" has_pod train-cam
[ "$(gpus train-cam)" = 1 ] || fail "one GPU for train-cam"
becomes gpu Failed 300
says gpu CUDA || fail "an explanation that says CUDA: $(explain gpu)"
