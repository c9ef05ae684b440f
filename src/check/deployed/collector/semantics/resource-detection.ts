/** What resourcedetection refuses: detectors that there are not, and how they reach an API server (contrib resourcedetectionprocessor, both versions). */

import { kubernetesAccess } from "./kubernetes.ts";
import { problemsIn, whenBuilt, word } from "./rows.ts";
import { type Problems, refusedAtStart, required, type SettingCheck, type Settings } from "./setting-check.ts";

const detectors = Object.freeze([
  "aks",
  "azure",
  "consul",
  "docker",
  "dynatrace",
  "ec2",
  "ecs",
  "eks",
  "elastic_beanstalk",
  "env",
  "gcp",
  "heroku",
  "k8snode",
  "kubeadm",
  "lambda",
  "openshift",
  "system",
]);
const laterDetectors = Object.freeze([
  "akamai",
  "alibaba_ecs",
  "azureappservice",
  "azurecontainerapps",
  "digitalocean",
  "hetzner",
  "ibmcloud_classic",
  "ibmcloud_vpc",
  "k8s_api",
  "nova",
  "oraclecloud",
  "scaleway",
  "tencent_cvm",
  "upcloud",
  "vultr",
]);

export const resourceDetection: SettingCheck = Object.freeze({
  component: "processors/resourcedetection",
  mirrors: "contrib resourcedetectionprocessor Validate and building, both versions",
  check: function* detecting(settings: Settings): Problems {
    const known = settings.has("laterDetectors") ? [...detectors, ...laterDetectors] : detectors;
    yield* problemsIn(
      [
        ...kubernetesAccess("k8snode"),
        ...kubernetesAccess("kubeadm"),
        ...kubernetesAccess("k8s_api"),
        word("system.hostname_sources.*", ["cname", "dns", "os", "lookup"]),
        whenBuilt(word("detectors.*", known)),
      ],
      settings,
    );
    const bounds = [["timeout"], ["retry", "max_elapsed_time"]];
    if (settings.effective("retry", "enabled") === true && bounds.every((at) => settings.duration(...at) === 0))
      yield required(
        ["retry", "max_elapsed_time"],
        "Detection is tried again without an end",
        "give timeout or max_elapsed_time",
        bounds,
      );
    if (
      settings.has("laterDetectors") &&
      Array.isArray(settings.written("detectors")) &&
      settings.list("detectors").length === 0
    )
      yield refusedAtStart("detectors", "No detector is listed, and none can succeed", "leave it out for env");
  },
});
