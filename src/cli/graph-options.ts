/** What `fairlead graph` can be told. */

export interface GraphOptions {
  readonly blueprint?: string;
  readonly format: "mermaid" | "dot" | "svg";
}
