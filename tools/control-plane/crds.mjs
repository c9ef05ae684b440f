/**
 * Custom resource definitions of the kinds that manifests use beside Kubernetes' own, as the operators and Argo CD publish them
 * in their Go modules: `node tools/control-plane/crds.mjs`. Nothing is built; the module proxy's answer is held to its hash.
 */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { goEnvironment } from "../collectors/cache.mjs";

/** The releases whose webhooks and defaults the emitted objects follow (`target/{operator,argocd,monitoring}/`). */
const modules = [
  {
    module: "github.com/open-telemetry/opentelemetry-operator@v0.140.0",
    sum: "h1:yHwVEn1vjQ7n9OoOZX/rsgur+YozIKNjCoWSk6EAhvw=",
    files: ["config/crd/bases/opentelemetry.io_opentelemetrycollectors.yaml"],
  },
  {
    module: "github.com/argoproj/argo-cd/v3@v3.2.0",
    sum: "h1:m2eGAV+nXQGgzZbH5SyJD5laaPW27mzWXBrgisUHY/0=",
    files: ["manifests/crds/application-crd.yaml", "manifests/crds/appproject-crd.yaml"],
  },
  {
    module: "github.com/prometheus-operator/prometheus-operator@v0.85.0",
    sum: "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
    files: ["podmonitors", "servicemonitors", "prometheusrules"].map(
      (kinds) => `example/prometheus-operator-crd/monitoring.coreos.com_${kinds}.yaml`,
    ),
  },
];

/** Paths of the files, fetched where the module cache does not have them. @throws when the proxy cannot be asked, or a hash differs */
export function crdFiles() {
  return modules.flatMap(({ module, sum, files }) => {
    const text = execFileSync("go", ["mod", "download", "-json", module], { encoding: "utf8", env: goEnvironment });
    const { Dir, Sum } = JSON.parse(text);
    if (Sum !== sum) throw new Error(`${module} has the hash ${Sum}, not ${sum}`);
    return files.map((file) => join(Dir, file));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) console.log(crdFiles().join("\n"));
