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

{{- /* component keeps the pod of helm test out of the Service, the budget and the monitors */ -}}
{{- define "peerconn.selectorLabels" -}}
app.kubernetes.io/name: {{ include "peerconn.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: operator
{{- end -}}

{{- /* Ours win: a common label must not change what selectors rest on. */ -}}
{{- define "peerconn.labels" -}}
{{- $labels := dict
  "app.kubernetes.io/name" (include "peerconn.name" .)
  "app.kubernetes.io/instance" .Release.Name
  "app.kubernetes.io/version" (.Chart.AppVersion | toString)
  "app.kubernetes.io/managed-by" .Release.Service
  "helm.sh/chart" (printf "%s-%s" .Chart.Name (.Chart.Version | replace "+" "_")) -}}
{{- toYaml (merge $labels .Values.commonLabels) -}}
{{- end -}}

{{- /* Labels of the object and more of them, in that order of precedence: (list . {more}) */ -}}
{{- define "peerconn.labelsAnd" -}}
{{- toYaml (merge (include "peerconn.labels" (index . 0) | fromYaml) (index . 1)) -}}
{{- end -}}

{{- define "peerconn.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "peerconn.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- .Values.serviceAccount.name -}}
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

{{- /* Takes the options of run without working: which subcommand comes first is the caller's. */ -}}
{{- define "peerconn.options" -}}
- --namespace=$(POD_NAMESPACE)
{{- with .Values.watchNamespaces }}
- --watch-namespaces={{ join "," . }}
{{- end }}
{{- with .Values.selector }}
- {{ printf "--selector=%s" . | quote }}
{{- end }}
- --management-policy={{ .Values.managementPolicy }}
{{- with .Values.clusterId }}
- {{ printf "--cluster-id=%s" . | quote }}
{{- end }}
{{- with .Values.previousClusterIds }}
- {{ printf "--previous-cluster-ids=%s" (join "," .) | quote }}
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
- --max-releases-per-hour={{ int .Values.maxReleasesPerHour }}
{{- with .Values.proxy }}
- {{ printf "--proxy=%s" . | quote }}
{{- end }}
{{- if or .Values.ca.configMapName .Values.ca.secretName }}
- {{ printf "--ca-file=/etc/peerconn/ca/%s" .Values.ca.key | quote }}
{{- end }}
- --leader-elect={{ .Values.leaderElection.enabled }}
- --log-format={{ .Values.log.format }}
- --log-level={{ .Values.log.level }}
- --port={{ int .Values.port }}
{{- range .Values.extraArgs }}
- {{ . | quote }}
{{- end }}
{{- end -}}

{{- /* What a container with these options needs besides them. */ -}}
{{- define "peerconn.env" -}}
- name: POD_NAMESPACE
  valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "peerconn.volumeMounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if or .Values.ca.configMapName .Values.ca.secretName }}
- {name: ca, mountPath: /etc/peerconn/ca, readOnly: true}
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "peerconn.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 64Mi}
{{- if .Values.ca.configMapName }}
- name: ca
  configMap: {name: {{ .Values.ca.configMapName }}}
{{- else if .Values.ca.secretName }}
- name: ca
  secret: {secretName: {{ .Values.ca.secretName }}}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- /* The ports of the cloud: as given, and those of the proxy and of the endpoints. */ -}}
{{- define "peerconn.cloudPorts" -}}
{{- $ports := list -}}
{{- range .Values.networkPolicy.cloudPorts -}}
{{- $ports = append $ports (int .) -}}
{{- end -}}
{{- range prepend (values .Values.endpoints | sortAlpha) .Values.proxy -}}
{{- with regexFind ":[0-9]+/?$" . -}}
{{- $ports = append $ports (. | trimPrefix ":" | trimSuffix "/" | int) -}}
{{- else -}}
{{- if hasPrefix "http://" . -}}{{- $ports = append $ports 80 -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- range uniq $ports }}
- {port: {{ . }}, protocol: TCP}
{{- end -}}
{{- end -}}

{{- /* What the schema cannot say in words that help. */ -}}
{{- define "peerconn.validate" -}}
{{- if and .Values.ca.configMapName .Values.ca.secretName -}}
{{- fail "set ca.configMapName or ca.secretName, not both" -}}
{{- end -}}
{{- if and (not .Values.serviceAccount.create) (not .Values.serviceAccount.name) -}}
{{- fail "serviceAccount.create is false: set serviceAccount.name to the account that pods run as" -}}
{{- end -}}
{{- if and .Values.metrics.serviceMonitor.enabled (not .Values.service.enabled) -}}
{{- fail "metrics.serviceMonitor scrapes the Service: set service.enabled, or use metrics.podMonitor" -}}
{{- end -}}
{{- if and .Values.metrics.serviceMonitor.enabled .Values.metrics.podMonitor.enabled -}}
{{- fail "metrics.serviceMonitor and metrics.podMonitor would count everything twice: use one of them" -}}
{{- end -}}
{{- end -}}

{{- /* How an endpoint is scraped; the context is the values of a monitor. */ -}}
{{- define "peerconn.scrape" -}}
path: /metrics
interval: {{ .interval }}
{{- with .relabelings }}
relabelings: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .metricRelabelings }}
metricRelabelings: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
