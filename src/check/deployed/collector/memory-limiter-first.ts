/** memory_limiter stands before everything that holds data, and batch after it. */

import type { DeployedRule } from "../../rule.ts";
import { findingAt, pipelinesOf, typeOf } from "./view.ts";

/** Opinions about foreign configurations, facts about ours: the rule speaks only where a memory limiter is used. */
export const memoryLimiterFirst: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    pipelinesOf(collector).flatMap(({ id, processors }) => {
      const limiter = processors.findIndex((processor) => typeOf(processor) === "memory_limiter");
      const batch = processors.findIndex((processor) => typeOf(processor) === "batch");
      const path = ["service", "pipelines", id, "processors"];
      if (limiter > 0 && batch >= 0 && batch < limiter) {
        return [
          findingAt(collector, "FL2011", path, {
            message: `In ${id} batch stands before memory_limiter: it fills up with what the limiter would have refused.`,
            help: "put memory_limiter first and batch last",
          }),
        ];
      }
      if (limiter <= 0) return [];
      return [
        findingAt(collector, "FL2010", path, {
          message: `In ${id} memory_limiter is not the first processor: those before it work on data that is then refused.`,
          help: "put memory_limiter first",
        }),
      ];
    }),
  );
