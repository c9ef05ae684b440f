/** An image has the components that its configuration names: a Collector of a smaller distribution does not start with the others. */

import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { distributionOf } from "../../../model/collector/image-distributions.ts";
import type { DeployedCollector, NamedImage } from "../../../model/deployed.ts";
import type { DeployedRule } from "../../rule.ts";
import { isDistributed } from "../collector/unknown-type.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

export const imagesSufficient: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const images = [...clusterOf(deployed).running(collector), ...(collector.runBy ? [collector.runBy] : [])];
    return images.flatMap((image) => lacking(collector, image)).slice(0, 1);
  });

function lacking(collector: DeployedCollector, { image, imageAt }: NamedImage): readonly Diagnostic[] {
  const distribution = distributionOf(image);
  if (distribution === undefined) return [];
  const { name, has, isOfProject, contrib } = distribution;
  const view = viewOf(collector);
  const missing = view.components.filter(
    (component) => isDistributed(view, component) && !has[component.section].has(component.type),
  );
  const words = [...new Set(missing.map(({ section, type }) => `${section.slice(0, -1)} "${type}"`))];
  if (words.length === 0) return [];
  const list = words.map((one) => `no ${one}`).join(", ");
  return [
    diagnostic("FL4044", {
      at: imageAt,
      severity: isOfProject ? "error" : "warning",
      message: isOfProject
        ? `"${image}" is the ${name} distribution, which has ${list}: the Collector would not start.`
        : `"${image}" is called like the ${name} distribution, which has ${list}: unless it is a build of your own, the Collector would not start.`,
      help: `use "${contrib}"`,
    }),
  ];
}
