{{- define "peerconn.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "peerconn.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else if contains (include "peerconn.name" .) .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "peerconn.name" .) | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- /* ClusterRoles of two releases must not meet */ -}}
{{- define "peerconn.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "peerconn.fullname" .) -}}
{{- end -}}

{{- define "peerconn.selectorLabels" -}}
app.kubernetes.io/name: {{ include "peerconn.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "peerconn.labels" -}}
{{ include "peerconn.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "peerconn.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "peerconn.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "peerconn.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{- define "peerconn.subjects" -}}
- kind: ServiceAccount
  name: {{ include "peerconn.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
{{- end -}}

{{- define "peerconn.args" -}}
- run
- --namespace=$(POD_NAMESPACE)
{{- with .Values.watchNamespaces }}
- --watch-namespaces={{ join "," . }}
{{- end }}
{{- with .Values.selector }}
- {{ printf "--selector=%s" . | quote }}
{{- end }}
- --management-policy={{ .Values.managementPolicy }}
{{- with .Values.clusterId }}
- --cluster-id={{ . }}
{{- end }}
{{- with .Values.previousClusterIds }}
- --previous-cluster-ids={{ join "," . }}
{{- end }}
{{- with .Values.shard }}
- --shard={{ . }}
{{- end }}
{{- with .Values.defaultCredentials }}
{{- if .secretName }}
- --default-credentials-secret=$(POD_NAMESPACE)/{{ .secretName }}
{{- end }}
- --default-credentials-namespaces={{ join "," .namespaces }}
- --default-credentials-adoption-namespaces={{ join "," .adoptionNamespaces }}
{{- end }}
{{- if .Values.secrets.clusterWide }}
- --secret-namespaces=*
{{- else }}
- --secret-namespaces={{ prepend .Values.secrets.namespaces "$(POD_NAMESPACE)" | join "," }}
{{- end }}
{{- range $region, $url := .Values.endpoints }}
- --endpoint={{ $region }}={{ $url }}
{{- end }}
- --poll-interval={{ .Values.pollInterval }}
- --detail-interval={{ .Values.detailInterval }}
- --visibility-grace={{ .Values.visibilityGrace }}
- --settle-window={{ .Values.settleWindow }}
- --cloud-time-zone={{ .Values.cloudTimeZone }}
- --read-rate={{ .Values.readRate }}
- --write-rate={{ .Values.writeRate }}
- --burst={{ .Values.burst }}
- --threads={{ .Values.threads }}
- --max-releases-per-hour={{ .Values.maxReleasesPerHour }}
{{- with .Values.proxy }}
- --proxy={{ . }}
{{- end }}
{{- if or .Values.ca.configMapName .Values.ca.secretName }}
- --ca-file=/etc/peerconn/ca/{{ .Values.ca.key }}
{{- end }}
- --leader-elect={{ .Values.leaderElection.enabled }}
- --log-format={{ .Values.log.format }}
- --log-level={{ .Values.log.level }}
- --port={{ .Values.port }}
{{- range .Values.extraArgs }}
- {{ . | quote }}
{{- end }}
{{- end -}}
