/** What says by annotation, as before Kubernetes 1.30, which profile of AppArmor a container has; pods are still held to it. */

const prefix = "container.apparmor.security.beta.kubernetes.io/";

/** The container that an annotation sets free of AppArmor, which the baseline profile, and so the restricted one, refuses. */
export function unconfinedBy(annotation: string, value: unknown): string | undefined {
  if (!annotation.startsWith(prefix) || /^(runtime\/default|localhost\/.*|)$/.test(String(value))) return undefined;
  return annotation.slice(prefix.length);
}
