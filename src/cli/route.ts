/** `fairlead route SOURCE`: which backend owns a trace id, a service, attributes or the items of an OTLP request, and why. */

import { Command, InvalidArgumentError, Option } from "commander";
import { type Signal, signals } from "../contract/signal.ts";
import { ourMistake, unreadableInput } from "../diagnostics/crash-report.ts";
import { answerTo } from "../inspect/answer.ts";
import type { Facts } from "../inspect/facts.ts";
import { prepareRoutes } from "../inspect/prepared-route.ts";
import { asVersion, type RoutedBalancer } from "../inspect/routed-balancer.ts";
import { backendsIn, namesIn, versionIn } from "./option-values.ts";
import { refuse } from "./refuse.ts";
import { routeBatch } from "./route-batch.ts";
import { routeOtlp } from "./route-otlp.ts";
import { type AnsweredRoute, answersJson, answersText } from "./route-output.ts";
import { readBalancers, type SourceOptions } from "./route-sources.ts";

interface RouteOptions extends SourceOptions {
  readonly traceId?: string;
  readonly service?: string;
  readonly attribute: Readonly<Record<string, string>>;
  readonly metric?: string;
  readonly signal?: Signal;
  readonly otlp?: string;
  readonly batch?: true;
  readonly format: "text" | "json";
}

export function routeCommand(): Command {
  return new Command("route")
    .description(
      "Say which backend owns a key, and why, for a blueprint, a balancer.json, a Collector's YAML or addresses.",
    )
    .argument(
      "[source...]",
      "a module that exports blueprints, a balancer.json, Collector or Kubernetes YAML (- is stdin), or the addresses of backends",
    )
    .option("--blueprint <name>", "the blueprint, if the module exports several")
    .option("--balancer <name>", "the balancer (default: all)")
    .option("--trace-id <hex>", "32 hexadecimal digits", traceIdIn)
    .option("--service <name>", "the resource's service.name")
    .option("--attribute <name=value>", "a resource attribute; repeatable", attributeIn, {})
    .option("--metric <name>", "the name of a metric")
    .option("--otlp <file>", "route every item of this OTLP request, JSON or protobuf; - is stdin")
    .addOption(new Option("--signal <signal>", "only this signal").choices(signals))
    .option("--backends <addresses>", "the backends, if DNS or Kubernetes finds them", backendsIn)
    .option("--collector <versions>", "answer as these Collector versions would, to compare them", versionsIn)
    .option("--routing-key <key>", "for addresses: the Collector's routing_key (default: that of each signal)")
    .option("--routing-attributes <names>", "for addresses: the Collector's routing_attributes", namesIn)
    .option("--batch", "read JSON lines with traceId, service, attributes, metric, signal; write one line for each")
    .addOption(new Option("--format <format>", "output format").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      `
Example: fairlead route blueprints/loadbalancer-demo.ts --service checkout --trace-id 4bf92f3577b34da6a3ce929d0e0e4736
         fairlead route backend-1:4317 backend-2:4317 --trace-id 4bf92f3577b34da6a3ce929d0e0e4736 --collector 0.129.1,0.161.0

Exit codes: 0 answered; 1 findings in the blueprint, an incomplete key, a key that no backend takes, or a line of --batch without an owner;
2 ${unreadableInput}; 3 ${ourMistake}.`,
    )
    .action(route);
}

async function route(sources: readonly string[], options: RouteOptions): Promise<void> {
  const wrong = wrongUsage(sources, options);
  if (wrong !== undefined) return refuse("route", wrong);
  const read = await readBalancers(sources, options);
  if (read.kind === "none") {
    refuse("route", read.problem);
    process.exitCode = read.code;
    return;
  }
  const balancers = read.balancers
    .flatMap((balancer) => versionsOf(balancer, options))
    .map((one) => narrowed(one, options));
  if (options.batch) return routeBatch(balancers, options.signal);
  if (options.otlp !== undefined) return routeOtlp(balancers, options.otlp, options);
  const answered = balancers.map((balancer) => answersOf(balancer, options));
  process.stdout.write(options.format === "json" ? answersJson(answered) : answersText(answered));
  const isAnswered = ({ answers }: AnsweredRoute) =>
    answers.some(({ answer: { kind } }) => kind === "routed" || kind === "anywhere");
  if (!answered.some(isAnswered)) process.exitCode = 1;
}

function wrongUsage(sources: readonly string[], options: RouteOptions): string | undefined {
  const { traceId, service, attribute, metric, otlp, batch } = options;
  const facts = [traceId, service, metric].filter((one) => one !== undefined).length + Object.keys(attribute).length;
  const asked = [facts > 0, otlp !== undefined, batch === true].filter((is) => is).length;
  if (asked === 0) return "say what to look for: --trace-id, --service, --attribute, --metric, --otlp FILE or --batch";
  if (asked > 1) return "look for a key, for the items of --otlp, or for the lines of --batch: one at a time";
  if (sources.includes("-") && (otlp === "-" || batch)) return "stdin is either the source or what to look for";
  return undefined;
}

/** Without --collector, or where addresses are bound to it already, the balancer as it is. */
function versionsOf(balancer: RoutedBalancer, { collector }: RouteOptions): readonly RoutedBalancer[] {
  if (collector === undefined) return [balancer];
  return collector.map((version) => ({
    ...asVersion(balancer, version),
    source: `as Collector ${version} would route`,
  }));
}

function narrowed(balancer: RoutedBalancer, { signal }: RouteOptions): RoutedBalancer {
  return { ...balancer, routes: balancer.routes.filter((one) => signal === undefined || one.signal === signal) };
}

function answersOf(balancer: RoutedBalancer, options: RouteOptions): AnsweredRoute {
  const { traceId, service, attribute: attributes, metric } = options;
  const facts: Facts = { traceId, service, attributes, metric };
  return {
    balancer,
    answers: prepareRoutes(balancer).map((prepared) => ({ prepared, answer: answerTo(prepared, balancer, facts) })),
  };
}

function traceIdIn(text: string): string {
  if (!/^[0-9a-fA-F]{32}$/.test(text)) throw new InvalidArgumentError("A trace id has 32 hexadecimal digits.");
  return text.toLowerCase();
}

function attributeIn(text: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("Write it as name=value.");
  return { ...before, [name]: value };
}

function versionsIn(text: string): readonly string[] {
  return namesIn(text).map(versionIn);
}
