/**
 * The messages of OTLP in the words of opentelemetry-proto 1.9: how requests are walked, which
 * fields have names here and how JSON is read all follow from this table. As pdata 1.67.0 (Collector 0.161.0) decodes them;
 * fields that are not listed are left unchanged.
 */

import { wire } from "../wire/field-cursor.ts";

/** `name:number:type` in the order of the numbers, with `*` for repeated. To protobuf `enum` is an int32; `traceId` and `spanId` are bytes. */
export const declarations: Readonly<Record<string, string>> = {
  TracesData: "resource_spans:1:ResourceSpans*",
  MetricsData: "resource_metrics:1:ResourceMetrics*",
  LogsData: "resource_logs:1:ResourceLogs*",
  ResourceSpans: "resource:1:Resource scope_spans:2:ScopeSpans* schema_url:3:string",
  ResourceMetrics: "resource:1:Resource scope_metrics:2:ScopeMetrics* schema_url:3:string",
  ResourceLogs: "resource:1:Resource scope_logs:2:ScopeLogs* schema_url:3:string",
  ScopeSpans: "scope:1:InstrumentationScope spans:2:Span* schema_url:3:string",
  ScopeMetrics: "scope:1:InstrumentationScope metrics:2:Metric* schema_url:3:string",
  ScopeLogs: "scope:1:InstrumentationScope log_records:2:LogRecord* schema_url:3:string",
  Resource: "attributes:1:KeyValue* dropped_attributes_count:2:uint32 entity_refs:3:EntityRef*",
  EntityRef: "schema_url:1:string type:2:string id_keys:3:string* description_keys:4:string*",
  InstrumentationScope: "name:1:string version:2:string attributes:3:KeyValue* dropped_attributes_count:4:uint32",
  KeyValue: "key:1:string value:2:AnyValue",
  AnyValue: `
    string_value:1:string bool_value:2:bool int_value:3:int64 double_value:4:double array_value:5:ArrayValue
    kvlist_value:6:KeyValueList bytes_value:7:bytes`,
  ArrayValue: "values:1:AnyValue*",
  KeyValueList: "values:1:KeyValue*",
  Span: `
    trace_id:1:traceId span_id:2:spanId trace_state:3:string parent_span_id:4:spanId name:5:string kind:6:enum
    start_time_unix_nano:7:fixed64 end_time_unix_nano:8:fixed64 attributes:9:KeyValue*
    dropped_attributes_count:10:uint32 events:11:Span.Event* dropped_events_count:12:uint32 links:13:Span.Link*
    dropped_links_count:14:uint32 status:15:Status flags:16:fixed32`,
  "Span.Event": "time_unix_nano:1:fixed64 name:2:string attributes:3:KeyValue* dropped_attributes_count:4:uint32",
  "Span.Link": `
    trace_id:1:traceId span_id:2:spanId trace_state:3:string attributes:4:KeyValue*
    dropped_attributes_count:5:uint32 flags:6:fixed32`,
  Status: "message:2:string code:3:enum",
  LogRecord: `
    time_unix_nano:1:fixed64 severity_number:2:enum severity_text:3:string body:5:AnyValue attributes:6:KeyValue*
    dropped_attributes_count:7:uint32 flags:8:fixed32 trace_id:9:traceId span_id:10:spanId
    observed_time_unix_nano:11:fixed64 event_name:12:string`,
  Metric: `
    name:1:string description:2:string unit:3:string gauge:5:Gauge sum:7:Sum histogram:9:Histogram
    exponential_histogram:10:ExponentialHistogram summary:11:Summary metadata:12:KeyValue*`,
  Gauge: "data_points:1:NumberDataPoint*",
  Sum: "data_points:1:NumberDataPoint* aggregation_temporality:2:enum is_monotonic:3:bool",
  Histogram: "data_points:1:HistogramDataPoint* aggregation_temporality:2:enum",
  ExponentialHistogram: "data_points:1:ExponentialHistogramDataPoint* aggregation_temporality:2:enum",
  Summary: "data_points:1:SummaryDataPoint*",
  NumberDataPoint: `
    start_time_unix_nano:2:fixed64 time_unix_nano:3:fixed64 as_double:4:double exemplars:5:Exemplar*
    as_int:6:sfixed64 attributes:7:KeyValue* flags:8:uint32`,
  HistogramDataPoint: `
    start_time_unix_nano:2:fixed64 time_unix_nano:3:fixed64 count:4:fixed64 sum:5:double bucket_counts:6:fixed64*
    explicit_bounds:7:double* exemplars:8:Exemplar* attributes:9:KeyValue* flags:10:uint32 min:11:double
    max:12:double`,
  ExponentialHistogramDataPoint: `
    attributes:1:KeyValue* start_time_unix_nano:2:fixed64 time_unix_nano:3:fixed64 count:4:fixed64 sum:5:double
    scale:6:sint32 zero_count:7:fixed64 positive:8:ExponentialHistogramDataPoint.Buckets
    negative:9:ExponentialHistogramDataPoint.Buckets flags:10:uint32 exemplars:11:Exemplar* min:12:double
    max:13:double zero_threshold:14:double`,
  "ExponentialHistogramDataPoint.Buckets": "offset:1:sint32 bucket_counts:2:uint64*",
  SummaryDataPoint: `
    start_time_unix_nano:2:fixed64 time_unix_nano:3:fixed64 count:4:fixed64 sum:5:double
    quantile_values:6:SummaryDataPoint.ValueAtQuantile* attributes:7:KeyValue* flags:8:uint32`,
  "SummaryDataPoint.ValueAtQuantile": "quantile:1:double value:2:double",
  Exemplar: `
    time_unix_nano:2:fixed64 as_double:3:double span_id:4:spanId trace_id:5:traceId as_int:6:sfixed64
    filtered_attributes:7:KeyValue*`,
};

/** Fields that the Collector's decoder knows and that OTLP/JSON does not name. */
export const onWireOnly: Readonly<Record<string, string>> = {
  KeyValue: "key_strindex:3:int32",
  AnyValue: "string_value_strindex:8:int32",
  ResourceSpans: "deprecated_scope_spans:1000:ScopeSpans*",
  ResourceMetrics: "deprecated_scope_metrics:1000:ScopeMetrics*",
  ResourceLogs: "deprecated_scope_logs:1000:ScopeLogs*",
};

const { varint, fixed64, fixed32, bytes } = wire;

/** The wire type of every type that is not a message. */
export const wireTypes: ReadonlyMap<string, number> = new Map([
  ...["bool", "enum", "int32", "uint32", "sint32", "int64", "uint64"].map((type) => [type, varint] as const),
  ...["fixed64", "sfixed64", "double"].map((type) => [type, fixed64] as const),
  ["fixed32", fixed32],
  ...["string", "bytes", "traceId", "spanId"].map((type) => [type, bytes] as const),
]);
