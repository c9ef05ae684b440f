/** Fairlead's own programs in pods, and what each is told: a part of the plan. */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { GeneratorConfig } from "../contract/generator-config.ts";
import type { VerifyConfig } from "../contract/verify-config.ts";
import type { Mark, Place } from "../diagnostics/place.ts";
import type { Delivery } from "./topology.ts";

/** A balancer that is Fairlead's own program, and what it is told. */
export interface BalancerProgram {
  /** Of the declaration. */
  readonly name: string;
  /** That the workload mounts. */
  readonly configMap: string;
  /** That it mounts in the same folder, where no image has them: the program, and the status page. */
  readonly programConfigMap: string;
  readonly pageConfigMap: string | undefined;
  readonly config: BalancerConfig;
  /** Which options members of the configuration came from. */
  readonly marks: readonly Mark[];
  readonly delivery: Delivery;
  /** What an image of the program is built on, and where it keeps the program. */
  readonly baseImage: string;
  readonly nodeFlags: readonly string[];
  /** Of an image of the program. */
  readonly user: number;
  readonly programFolder: string;
  /** Where the pod finds the configuration. */
  readonly configFolder: string;
  readonly origin: Place;
}

/** A Job that verifies a balancer, and what it is told. */
export interface Verification {
  /** Of the declaration. */
  readonly balancer: string;
  /** That the Job mounts, with its program. */
  readonly configMap: string;
  readonly config: VerifyConfig;
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly origin: Place;
}

/** A generator that is Fairlead's own program, and what it is told. */
export interface GeneratorProgram {
  /** Of the declaration. */
  readonly name: string;
  /** That its pods mount, with the program where no image has it. */
  readonly configMap: string;
  readonly config: GeneratorConfig;
  /** After which a Job gives up; undefined for one without an end. */
  readonly timeoutSeconds: number | undefined;
  readonly delivery: Delivery;
  /** What an image of the program is built on, and where it keeps the program. */
  readonly baseImage: string;
  readonly user: number;
  readonly programFolder: string;
  /** Where the pod finds the configuration. */
  readonly folder: string;
  readonly origin: Place;
}
