/** What `npm run bench:json` bundles and times, as the balancer runs it: the reader of OTLP/JSON. */

export { requestFromJson } from "../../src/runtime/otlp/from-json.ts";
