{{- define "wsss.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "wsss.fullname" -}}
{{- $name := include "wsss.name" . -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else if hasPrefix (printf "%s-" .Release.Name) $name -}}
{{- $name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Name of what lies in no namespace: releases of the same name in two namespaces must not meet. */}}
{{- define "wsss.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "wsss.fullname" .) -}}
{{- end -}}

{{- define "wsss.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "wsss.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "wsss.selector" -}}
app.kubernetes.io/name: {{ include "wsss.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end -}}

{{- define "wsss.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "wsss.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: wsss
{{- end -}}

{{/* An image's full name; of (dict "image" ... "root" $). */}}
{{- define "wsss.image" -}}
{{- $registry := .root.Values.global.imageRegistry | default .image.registry -}}
{{- $name := ternary (printf "%s/%s" $registry .image.repository) .image.repository (ne $registry "") -}}
{{- if .image.digest -}}
{{- printf "%s@%s" $name .image.digest -}}
{{- else -}}
{{- printf "%s:%s" $name (.image.tag | default .root.Chart.AppVersion) -}}
{{- end -}}
{{- end -}}

{{/* The document over the built-in profile. */}}
{{- define "wsss.profile" -}}
{{- $image := dict "image" (include "wsss.image" (dict "image" .Values.stages.image "root" .)) "imagePullPolicy" .Values.stages.image.pullPolicy -}}
{{- mergeOverwrite $image (deepCopy .Values.profile) | toYaml -}}
{{- end -}}

{{/* What the operator may do with the objects of a namespace whose runs it executes; every rule is needed. */}}
{{- define "wsss.rules" -}}
- apiGroups: [wsss.dev]
  resources: [wsssruns]
  verbs: [list, watch, patch, delete]
- apiGroups: [wsss.dev]
  resources: [wsssruns/status]
  verbs: [patch]
# Owner of Jobs, whose deletion it may block: required where OwnerReferencesPermissionEnforcement is on.
- apiGroups: [wsss.dev]
  resources: [wsssruns/finalizers]
  verbs: [update]
- apiGroups: [wsss.dev]
  resources: [wsssprofiles]
  verbs: [list, watch]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [list, watch]
- apiGroups: [""]
  resources: [events]
  verbs: [list, create]
- apiGroups: [""]
  resources: [namespaces]
  verbs: [get]
- apiGroups: [""]
  resources: [secrets]
  resourceNames: {{ .Values.store.secretNames | toJson }}
  verbs: [get]
{{- end -}}

{{/* Whether an object of the cluster belongs to this release; of (dict "object" ... "root" $). */}}
{{- define "wsss.own" -}}
{{- $annotations := .object.metadata.annotations | default dict -}}
{{- if and (eq (get $annotations "meta.helm.sh/release-name") .root.Release.Name) (eq (get $annotations "meta.helm.sh/release-namespace") .root.Release.Namespace) -}}
true
{{- end -}}
{{- end -}}

{{/* Who installed a role: a release, or kubectl; of the role. */}}
{{- define "wsss.installer" -}}
{{- $annotations := .metadata.annotations | default dict -}}
{{- if get $annotations "meta.helm.sh/release-name" -}}
{{- printf "the release %q in namespace %q" (get $annotations "meta.helm.sh/release-name") (get $annotations "meta.helm.sh/release-namespace") -}}
{{- else -}}
{{- printf "an installation without Helm (%s %q)" .kind .metadata.name -}}
{{- end -}}
{{- end -}}

{{/* Refuses an installation that would execute the same runs as another one. */}}
{{- define "wsss.alone" -}}
{{- $root := . -}}
{{- $whole := empty .Values.watchNamespaces -}}
{{- range (lookup "rbac.authorization.k8s.io/v1" "ClusterRole" "" "").items | default list -}}
{{- if and (eq (get (.metadata.labels | default dict) "wsss.dev/carries-out-runs-of") "cluster") (not (include "wsss.own" (dict "object" . "root" $root))) -}}
{{- fail (printf "%s executes the runs of the whole cluster already; uninstall it, or give both watchNamespaces" (include "wsss.installer" .)) -}}
{{- end -}}
{{- end -}}
{{- range (lookup "rbac.authorization.k8s.io/v1" "Role" "" "").items | default list -}}
{{- if and (eq (get (.metadata.labels | default dict) "wsss.dev/carries-out-runs-of") "namespace") (not (include "wsss.own" (dict "object" . "root" $root))) -}}
{{- if or $whole (has .metadata.namespace $root.Values.watchNamespaces) -}}
{{- fail (printf "%s executes the runs of namespace %q already; name other watchNamespaces" (include "wsss.installer" .) .metadata.namespace) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
