{{- /* What the operator does with its objects, in each namespace that it watches or in all of them. */ -}}
{{- define "peerconn.rules.objects" -}}
- apiGroups: [vpc.baiducloud.io]
  resources: [peerconnections]
  # patch sets the finalizer and the create intent; the spec is never written
  verbs: [get, list, watch, patch]
- apiGroups: [vpc.baiducloud.io]
  resources: [peerconnections/status]
  verbs: [patch]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create]
{{- end -}}

{{- define "peerconn.rules.secrets" -}}
- apiGroups: [""]
  resources: [secrets]
  # the watch is limited to the label vpc.baiducloud.io/secret-type=credentials, which RBAC cannot express
  verbs: [list, watch]
{{- end -}}
