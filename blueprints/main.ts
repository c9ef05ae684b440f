/** What `cdk8s synth` runs: every blueprint of this folder. */

import { App } from "fairlead";
import { blueprints } from "./all.ts";

const app = new App();
for (const blueprint of blueprints) app.add(blueprint);
app.synth();
