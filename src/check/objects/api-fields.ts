/** What the API server calls the fields of objects around a Collector, and the groups of their kinds (k8s.io/api 0.36.3). */

/** By kind, the versions that a server of today has, the preferred one last. */
export const kindVersions: Readonly<Record<string, readonly string[]>> = Object.freeze({
  ConfigMap: ["v1"],
  CronJob: ["batch/v1"],
  DaemonSet: ["apps/v1"],
  Deployment: ["apps/v1"],
  HorizontalPodAutoscaler: ["autoscaling/v1", "autoscaling/v2"],
  Ingress: ["networking.k8s.io/v1"],
  Job: ["batch/v1"],
  Namespace: ["v1"],
  NetworkPolicy: ["networking.k8s.io/v1"],
  Pod: ["v1"],
  PodDisruptionBudget: ["policy/v1"],
  Role: ["rbac.authorization.k8s.io/v1"],
  RoleBinding: ["rbac.authorization.k8s.io/v1"],
  ClusterRole: ["rbac.authorization.k8s.io/v1"],
  ClusterRoleBinding: ["rbac.authorization.k8s.io/v1"],
  Secret: ["v1"],
  Service: ["v1"],
  ServiceAccount: ["v1"],
  StatefulSet: ["apps/v1"],
});

const words = (text: string): readonly string[] => Object.freeze(text.trim().split(/\s+/));

export const podFields = words(`
  volumes initContainers containers ephemeralContainers restartPolicy terminationGracePeriodSeconds activeDeadlineSeconds dnsPolicy
  nodeSelector serviceAccountName serviceAccount automountServiceAccountToken nodeName hostNetwork hostPID hostIPC shareProcessNamespace
  securityContext imagePullSecrets hostname subdomain affinity schedulerName tolerations hostAliases priorityClassName priority dnsConfig
  readinessGates runtimeClassName enableServiceLinks preemptionPolicy overhead topologySpreadConstraints setHostnameAsFQDN os hostUsers
  schedulingGates resourceClaims resources hostnameOverride workloadRef schedulingGroup`);

export const containerFields = words(`
  name image command args workingDir ports envFrom env resources resizePolicy restartPolicy restartPolicyRules volumeMounts volumeDevices
  livenessProbe readinessProbe startupProbe lifecycle terminationMessagePath terminationMessagePolicy imagePullPolicy securityContext stdin
  stdinOnce tty`);

export const portFields = Object.freeze({
  container: words("name hostPort containerPort protocol hostIP"),
  service: words("name protocol appProtocol port targetPort nodePort"),
});

export const specFields: Readonly<Record<string, readonly string[]>> = Object.freeze({
  DaemonSet: words("selector template updateStrategy minReadySeconds revisionHistoryLimit"),
  Deployment: words(
    "replicas selector template strategy minReadySeconds revisionHistoryLimit paused progressDeadlineSeconds",
  ),
  NetworkPolicy: words("podSelector ingress egress policyTypes"),
  Service: words(`
    ports selector clusterIP clusterIPs type externalIPs sessionAffinity loadBalancerIP loadBalancerSourceRanges externalName
    externalTrafficPolicy healthCheckNodePort publishNotReadyAddresses sessionAffinityConfig topologyKeys ipFamily ipFamilies
    ipFamilyPolicy allocateLoadBalancerNodePorts loadBalancerClass internalTrafficPolicy trafficDistribution`),
  StatefulSet: words(`
    replicas selector template volumeClaimTemplates serviceName podManagementPolicy updateStrategy revisionHistoryLimit minReadySeconds
    persistentVolumeClaimRetentionPolicy ordinals`),
});
