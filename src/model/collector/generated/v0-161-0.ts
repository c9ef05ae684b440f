/** Configuration types of Collector 0.161.0, generated from schemas/0.161.0 by tools/schemas/types.ts. */

import type { Duration } from "../../duration.ts";
import type { Json, JsonObject } from "../../json.ts";

/** `receivers.file_log`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/filelogreceiver v0.160.0. */
export interface FileLogReceiver {
  /** Default: false. */
  readonly acquire_fs_lock?: boolean;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  readonly compression?: string;
  /** Default: false. */
  readonly delete_after_read?: boolean;
  /** Default: utf-8. */
  readonly encoding?: string;
  readonly exclude?: readonly string[];
  /** Default: 0s. */
  readonly exclude_older_than?: Duration;
  /** Default: false. Not in 0.129.0. */
  readonly file_cache_advise?: boolean;
  /** Default: 1000. */
  readonly fingerprint_size?: string;
  /** Default: 500ms. */
  readonly force_flush_period?: Duration;
  readonly header?: {
    readonly metadata_operators?: readonly {
      readonly type: string;
      readonly [k: string]: Json | string;
    }[];
    readonly pattern?: string;
  } | null;
  /** Default: file_input. */
  readonly id?: string;
  readonly include?: readonly string[];
  /** Default: true. */
  readonly include_file_name?: boolean;
  /** Default: false. */
  readonly include_file_name_resolved?: boolean;
  /** Default: false. */
  readonly include_file_owner_group_name?: boolean;
  /** Default: false. */
  readonly include_file_owner_name?: boolean;
  /** Default: false. */
  readonly include_file_path?: boolean;
  /** Default: false. */
  readonly include_file_path_resolved?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly include_file_permissions?: boolean;
  /** Default: false. */
  readonly include_file_record_number?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly include_file_record_offset?: boolean;
  /** Default: 16384. */
  readonly initial_buffer_size?: string;
  /** Default: 0. */
  readonly max_batches?: number;
  /** Default: 1024. */
  readonly max_concurrent_files?: number;
  /** Default: 1048576. */
  readonly max_log_size?: string;
  /** Default: split. Not in 0.129.0. */
  readonly max_log_size_behavior?: string;
  readonly multiline?: {
    readonly line_end_pattern?: string;
    readonly line_start_pattern?: string;
    /** Default: false. */
    readonly omit_pattern?: boolean;
  } | null;
  /** Default: ignore. Not in 0.129.0. */
  readonly on_truncate?: string;
  readonly operators?: readonly {
    readonly type: string;
    readonly [k: string]: Json | string;
  }[];
  readonly ordering_criteria?: {
    readonly group_by?: string;
    readonly regex?: string;
    readonly sort_by?: readonly {
      readonly ascending?: boolean;
      readonly layout?: string;
      readonly location?: string;
      readonly regex_key?: string;
      readonly sort_type?: string;
    }[];
    readonly top_n?: number;
  } | null;
  readonly output?: readonly string[];
  /** Default: 200ms. */
  readonly poll_interval?: Duration;
  /** Default: 0. Not in 0.129.0. */
  readonly polls_to_archive?: number;
  /** Default: false. */
  readonly preserve_leading_whitespaces?: boolean;
  /** Default: false. */
  readonly preserve_trailing_whitespaces?: boolean;
  readonly resource?: {
    readonly [k: string]: string;
  };
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 1s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
  } | null;
  /** Default: false. Not in 0.129.0. */
  readonly skip_unmodified_files?: boolean;
  /** Default: end. */
  readonly start_at?: string;
  readonly storage?: string;
  /** Default: file_input. */
  readonly type?: string;
}

/** `receivers.fluent_forward`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/fluentforwardreceiver v0.161.0. */
export interface FluentForwardReceiver {
  readonly endpoint?: string;
}

/** `receivers.host_metrics`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/hostmetricsreceiver v0.160.0. */
export interface HostMetricsReceiver {
  /** Default: 1m0s. */
  readonly collection_interval?: Duration;
  /** Default: 1s. */
  readonly initial_delay?: Duration;
  /** Default: 5m0s. */
  readonly metadata_collection_interval?: Duration;
  readonly root_path?: string;
  readonly scrapers?: {
    readonly cpu?: {
      readonly metrics?: {
        readonly "system.cpu.frequency"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["cpu"]. Not in 0.129.0. */
          readonly attributes?: readonly "cpu"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.logical.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.physical.count"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.time"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("cpu" | "state")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.utilization"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("cpu" | "state")[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly disk?: {
      readonly exclude?: {
        readonly devices?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include?: {
        readonly devices?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly metrics?: {
        readonly "system.disk.io"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.io_time"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device"]. Not in 0.129.0. */
          readonly attributes?: readonly "device"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.merged"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.operation_time"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.operations"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.pending_operations"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device"]. Not in 0.129.0. */
          readonly attributes?: readonly "device"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.weighted_io_time"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device"]. Not in 0.129.0. */
          readonly attributes?: readonly "device"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly filesystem?: {
      readonly exclude_devices?: {
        readonly devices?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly exclude_fs_types?: {
        readonly fs_types?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly exclude_mount_points?: {
        readonly match_type?: string;
        readonly mount_points?: readonly string[];
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include_devices?: {
        readonly devices?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include_fs_types?: {
        readonly fs_types?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include_mount_points?: {
        readonly match_type?: string;
        readonly mount_points?: readonly string[];
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      /** Default: false. */
      readonly include_virtual_filesystems?: boolean;
      readonly metrics?: {
        readonly "system.filesystem.inodes.usage"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","mode","mountpoint","type","state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "mode" | "mountpoint" | "type" | "state")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.filesystem.usage"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","mode","mountpoint","type","state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "mode" | "mountpoint" | "type" | "state")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.filesystem.utilization"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","mode","mountpoint","type"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "mode" | "mountpoint" | "type")[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly load?: {
      /** Default: false. */
      readonly cpu_average?: boolean;
      readonly metrics?: {
        readonly "system.cpu.load_average.15m"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.load_average.1m"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.load_average.5m"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly memory?: {
      readonly metrics?: {
        readonly "system.linux.memory.available"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.linux.memory.dirty"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.limit"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.limit"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.page_size"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.reserved"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.surplus"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.usage"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["system.memory.linux.hugepages.state"]. */
          readonly attributes?: readonly "system.memory.linux.hugepages.state"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.hugepages.utilization"?: {
          /** Default: avg. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["system.memory.linux.hugepages.state"]. */
          readonly attributes?: readonly "system.memory.linux.hugepages.state"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "system.memory.linux.shared"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.page_size"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.usage"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly "state"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.utilization"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly "state"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly network?: {
      readonly exclude?: {
        readonly interfaces?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include?: {
        readonly interfaces?: readonly string[];
        readonly match_type?: string;
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly metrics?: {
        readonly "system.network.connections"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["protocol","state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("protocol" | "state")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.conntrack.count"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.conntrack.max"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.dropped"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.errors"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.io"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.packets"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","direction"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "direction")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    /** Not in 0.129.0. */
    readonly nfs?: {
      readonly metrics?: {
        readonly "nfs.client.net.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["network.transport"]. */
          readonly attributes?: readonly "network.transport"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.net.tcp.connection.accepted"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.operation.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["onc_rpc.version","nfs.operation.name"]. */
          readonly attributes?: readonly ("onc_rpc.version" | "nfs.operation.name")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.procedure.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["onc_rpc.version","onc_rpc.procedure.name"]. */
          readonly attributes?: readonly ("onc_rpc.version" | "onc_rpc.procedure.name")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.rpc.authrefresh.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.rpc.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.client.rpc.retransmit.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.fh.stale.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.io"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["network.io.direction"]. */
          readonly attributes?: readonly "network.io.direction"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.net.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["network.transport"]. */
          readonly attributes?: readonly "network.transport"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.net.tcp.connection.accepted"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.operation.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["onc_rpc.version","nfs.operation.name"]. */
          readonly attributes?: readonly ("onc_rpc.version" | "nfs.operation.name")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.procedure.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["onc_rpc.version","onc_rpc.procedure.name"]. */
          readonly attributes?: readonly ("onc_rpc.version" | "onc_rpc.procedure.name")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.repcache.requests"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["nfs.server.repcache.status"]. */
          readonly attributes?: readonly "nfs.server.repcache.status"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.rpc.count"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["error.type"]. */
          readonly attributes?: readonly "error.type"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "nfs.server.thread.count"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly paging?: {
      readonly metrics?: {
        readonly "system.paging.faults"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["type"]. Not in 0.129.0. */
          readonly attributes?: readonly "type"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.operations"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["direction","type"]. Not in 0.129.0. */
          readonly attributes?: readonly ("direction" | "type")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.usage"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "state")[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.utilization"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["device","state"]. Not in 0.129.0. */
          readonly attributes?: readonly ("device" | "state")[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly process?: {
      readonly exclude?: {
        readonly match_type?: string;
        readonly names?: readonly string[];
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly include?: {
        readonly match_type?: string;
        readonly names?: readonly string[];
        readonly regexp?: {
          /** Default: false. */
          readonly cacheenabled?: boolean;
          /** Default: 0. */
          readonly cachemaxnumentries?: number;
        } | null;
      } | null;
      readonly metrics?: {
        readonly "process.context_switches"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["type"]. Not in 0.129.0. */
          readonly attributes?: readonly "type"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.context_switches@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.cpu.time"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly "state"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.cpu.time@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.cpu.utilization"?: {
          /** Default: avg. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["state"]. Not in 0.129.0. */
          readonly attributes?: readonly "state"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.cpu.utilization@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.disk.io"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["direction"]. Not in 0.129.0. */
          readonly attributes?: readonly "direction"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.disk.io@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.disk.operations"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["direction"]. Not in 0.129.0. */
          readonly attributes?: readonly "direction"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.handles"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.memory.usage"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.memory.utilization"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.memory.virtual"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.open_file_descriptors"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.paging.faults"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["type"]. Not in 0.129.0. */
          readonly attributes?: readonly "type"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.paging.faults@v1"?: {
          /** Default: sum. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["system.paging.fault.type"]. */
          readonly attributes?: readonly "system.paging.fault.type"[];
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.signals_pending"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.thread.count@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.threads"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.unix.file_descriptor.count@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.uptime"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly "process.windows.handle.count@v1"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
      } | null;
      /** Default: false. */
      readonly mute_process_all_errors?: boolean;
      /** Default: false. */
      readonly mute_process_cgroup_error?: boolean;
      /** Default: false. */
      readonly mute_process_exe_error?: boolean;
      /** Default: false. */
      readonly mute_process_io_error?: boolean;
      /** Default: false. */
      readonly mute_process_name_error?: boolean;
      /** Default: false. */
      readonly mute_process_user_error?: boolean;
      readonly resource_attributes?: {
        readonly "process.cgroup"?: {
          /** Default: false. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.command"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.command_line"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.executable.name"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.executable.path"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        /** Not in 0.129.0. */
        readonly "process.linux.cgroup"?: {
          /** Default: false. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.owner"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.parent_pid"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
        readonly "process.pid"?: {
          /** Default: true. */
          readonly enabled?: boolean;
          readonly metrics_exclude?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
          readonly metrics_include?: readonly {
            readonly regexp?: string;
            readonly strict?: string;
          }[];
        } | null;
      } | null;
      /** Default: 0s. */
      readonly scrape_process_delay?: Duration;
    } | null;
    readonly processes?: {
      readonly metrics?: {
        readonly "system.processes.count"?: {
          /** Default: sum. Not in 0.129.0. */
          readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
          /** Default: ["status"]. Not in 0.129.0. */
          readonly attributes?: readonly "status"[];
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.processes.created"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly system?: {
      readonly metrics?: {
        readonly "system.uptime"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
  } | null;
  /** Default: 0s. */
  readonly timeout?: Duration;
}

/** `receivers.jaeger`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/jaegerreceiver v0.161.0. */
export interface JaegerReceiver {
  readonly protocols?: {
    readonly grpc?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
      } | null;
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:14250. */
      readonly endpoint?: string;
      /** Default: false. */
      readonly include_metadata?: boolean;
      readonly keepalive?: {
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        readonly enforcement_policy?: {
          /** false switches the section off. Not in 0.129.0. */
          readonly enabled?: boolean;
          /** Default: 0s. */
          readonly min_time?: Duration;
          /** Default: false. */
          readonly permit_without_stream?: boolean;
        } | null;
        readonly server_parameters?: {
          /** false switches the section off. Not in 0.129.0. */
          readonly enabled?: boolean;
          /** Default: 0s. */
          readonly max_connection_age?: Duration;
          /** Default: 0s. */
          readonly max_connection_age_grace?: Duration;
          /** Default: 0s. */
          readonly max_connection_idle?: Duration;
          /** Default: 0s. */
          readonly time?: Duration;
          /** Default: 0s. */
          readonly timeout?: Duration;
        } | null;
      } | null;
      /** Default: 0. */
      readonly max_concurrent_streams?: number;
      /** Default: 0. */
      readonly max_recv_msg_size_mib?: number;
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0. */
      readonly read_buffer_size?: number;
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly client_ca_file?: string;
        /** Default: false. */
        readonly client_ca_file_reload?: boolean;
        readonly curve_preferences?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Default: tcp. */
      readonly transport?:
        | ""
        | "ip"
        | "ip4"
        | "ip6"
        | "npipe"
        | "tcp"
        | "tcp4"
        | "tcp6"
        | "udp"
        | "udp4"
        | "udp6"
        | "unix"
        | "unixgram"
        | "unixpacket";
      /** Default: 0. */
      readonly write_buffer_size?: number;
    } | null;
    readonly thrift_binary?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:6832. */
      readonly endpoint?: string;
      /** Default: 65000. */
      readonly max_packet_size?: number;
      /** Default: 1000. */
      readonly queue_size?: number;
      /** Default: 0. */
      readonly socket_buffer_size?: number;
      /** Default: 10. */
      readonly workers?: number;
    } | null;
    readonly thrift_compact?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:6831. */
      readonly endpoint?: string;
      /** Default: 65000. */
      readonly max_packet_size?: number;
      /** Default: 1000. */
      readonly queue_size?: number;
      /** Default: 0. */
      readonly socket_buffer_size?: number;
      /** Default: 10. */
      readonly workers?: number;
    } | null;
    readonly thrift_http?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Not in 0.129.0. */
        readonly exposed_headers?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      /** Not in 0.129.0. */
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:14268. */
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: false. Not in 0.129.0. */
      readonly keep_alives_enabled?: boolean;
      /** Not in 0.129.0. */
      readonly keepalive?: {
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly idle_timeout?: Duration;
      } | null;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Not in 0.129.0. */
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?:
        | {
            readonly [k: string]: string;
          }
        | readonly {
            readonly name?: string;
            readonly value?: string;
          }[];
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly client_ca_file?: string;
        /** Default: false. */
        readonly client_ca_file_reload?: boolean;
        readonly curve_preferences?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Default: tcp. Not in 0.129.0. */
      readonly transport?:
        | ""
        | "ip"
        | "ip4"
        | "ip6"
        | "npipe"
        | "tcp"
        | "tcp4"
        | "tcp6"
        | "udp"
        | "udp4"
        | "udp6"
        | "unix"
        | "unixgram"
        | "unixpacket";
      /** Default: 0s. */
      readonly write_timeout?: Duration;
    } | null;
  } | null;
  readonly remote_sampling?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
    } | null;
    readonly authority?: string;
    readonly balancer_name?: string;
    readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
    readonly endpoint?: string;
    readonly headers?:
      | {
          readonly [k: string]: string;
        }
      | readonly {
          readonly name?: string;
          readonly value?: string;
        }[];
    readonly host_endpoint?: string;
    readonly keepalive?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: false. */
      readonly permit_without_stream?: boolean;
      /** Default: 0s. */
      readonly time?: Duration;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly middlewares?: readonly {
      readonly id?: string;
    }[];
    /** Default: 0. */
    readonly read_buffer_size?: number;
    readonly strategy_file?: string;
    /** Default: 0s. */
    readonly strategy_file_reload_interval?: Duration;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
      /** Default: false. Not in 0.129.0. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      /** Default: false. */
      readonly insecure?: boolean;
      /** Default: false. */
      readonly insecure_skip_verify?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly server_name_override?: string;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    /** Not in 0.129.0. */
    readonly user_agent?: string;
    /** Default: false. */
    readonly wait_for_ready?: boolean;
    /** Default: 0. */
    readonly write_buffer_size?: number;
  } | null;
}

/** `receivers.journald`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/journaldreceiver v0.160.0. */
export interface JournaldReceiver {
  /** Default: false. */
  readonly all?: boolean;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  /** Default: false. */
  readonly convert_message_bytes?: boolean;
  readonly directory?: string;
  /** Default: false. */
  readonly dmesg?: boolean;
  readonly files?: readonly string[];
  readonly grep?: string;
  /** Default: journald_input. */
  readonly id?: string;
  readonly identifiers?: readonly string[];
  /** Default: false. Not in 0.129.0. */
  readonly include_log_record_original?: boolean;
  /** Default: journalctl. Not in 0.129.0. */
  readonly journalctl_path?: string;
  readonly matches?: readonly {
    readonly [k: string]: string;
  }[];
  /** Default: false. Not in 0.129.0. */
  readonly merge?: boolean;
  readonly namespace?: string;
  readonly operators?: readonly {
    readonly type: string;
    readonly [k: string]: Json | string;
  }[];
  readonly output?: readonly string[];
  /** Default: info. */
  readonly priority?: string;
  readonly resource?: {
    readonly [k: string]: string;
  };
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 1s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
  } | null;
  /** Not in 0.129.0. */
  readonly root_path?: string;
  /** Default: end. */
  readonly start_at?: string;
  readonly storage?: string;
  /** Default: journald_input. */
  readonly type?: string;
  readonly units?: readonly string[];
}

/** `receivers.k8s_cluster`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/k8sclusterreceiver v0.149.0. */
export interface K8sClusterReceiver {
  readonly allocatable_types_to_report?: readonly string[];
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  /** Default: 10s. */
  readonly collection_interval?: Duration;
  readonly context?: string;
  /** Default: kubernetes. */
  readonly distribution?: string;
  readonly k8s_leader_elector?: string;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_burst?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_qps?: number;
  /** Default: 5m0s. */
  readonly metadata_collection_interval?: Duration;
  readonly metadata_exporters?: readonly string[];
  readonly metrics?: {
    readonly "k8s.container.cpu_limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.cpu_request"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.ephemeralstorage_limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.ephemeralstorage_request"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.memory_limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.memory_request"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.ready"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.restarts"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.container.status.reason"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.container.status.state"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.storage_limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.storage_request"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.cronjob.active_jobs"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.daemonset.current_scheduled_nodes"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.daemonset.desired_scheduled_nodes"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.daemonset.misscheduled_nodes"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.daemonset.ready_nodes"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.deployment.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.deployment.desired"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.hpa.current_replicas"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.hpa.desired_replicas"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.hpa.max_replicas"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.hpa.min_replicas"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.job.active_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.job.desired_successful_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.job.failed_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.job.max_parallel_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.job.successful_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.namespace.phase"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.condition"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.phase"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.status_reason"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.replicaset.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.replicaset.desired"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.replication_controller.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.replication_controller.desired"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.resource_quota.hard_limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.resource_quota.used"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.endpoint.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.load_balancer.ingress.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.statefulset.current_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.statefulset.desired_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.statefulset.ready_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.statefulset.updated_pods"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "openshift.appliedclusterquota.limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "openshift.appliedclusterquota.used"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "openshift.clusterquota.limit"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "openshift.clusterquota.used"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
  } | null;
  readonly namespace?: string;
  /** Not in 0.129.0. */
  readonly namespaces?: readonly string[];
  /** Default: ["Ready"]. */
  readonly node_conditions_to_report?: readonly string[];
  readonly resource_attributes?: {
    readonly "container.id"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "container.image.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "container.image.tag"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "container.runtime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "container.runtime.version"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.container.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.container.status.last_terminated_reason"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.cronjob.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.cronjob.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.daemonset.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.daemonset.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.deployment.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.deployment.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.hpa.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.hpa.scaletargetref.apiversion"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.hpa.scaletargetref.kind"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.hpa.scaletargetref.name"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.hpa.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.job.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.job.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.kubelet.version"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.namespace.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.namespace.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.node.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.node.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.pod.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.pod.qos_class"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.pod.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.replicaset.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.replicaset.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.replicationcontroller.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.replicationcontroller.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.resourcequota.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.resourcequota.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.publish_not_ready_addresses"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.traffic_distribution"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.type"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.service.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.statefulset.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.statefulset.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "openshift.clusterquota.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "openshift.clusterquota.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "os.description"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "os.type"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
  } | null;
}

/** `receivers.kafka`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/kafkareceiver v0.160.0. */
export interface KafkaReceiver {
  readonly auth?: {
    readonly kerberos?: {
      readonly config_file?: string;
      /** Default: false. */
      readonly disable_fast_negotiation?: boolean;
      readonly keytab_file?: string;
      readonly password?: string;
      readonly realm?: string;
      readonly service_name?: string;
      /** Default: false. */
      readonly use_keytab?: boolean;
      readonly username?: string;
    } | null;
    readonly sasl?: {
      readonly aws_msk?: {
        readonly region?: string;
      } | null;
      readonly mechanism?: string;
      /** Not in 0.129.0. */
      readonly oauthbearer_token_source?: string;
      readonly password?: string;
      readonly username?: string;
    } | null;
  } | null;
  readonly autocommit?: {
    /** Default: true. */
    readonly enable?: boolean;
    /** Default: 1s. */
    readonly interval?: Duration;
  } | null;
  /** Default: ["localhost:9092"]. */
  readonly brokers?: readonly string[];
  /** Default: otel-collector. */
  readonly client_id?: string;
  /** Default: 9m0s. Not in 0.129.0. */
  readonly conn_idle_timeout?: Duration;
  readonly error_backoff?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly initial_interval?: Duration;
    /** Default: 0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 0s. */
    readonly max_interval?: Duration;
    /** Default: 0. */
    readonly multiplier?: number;
    /** Default: 0. */
    readonly randomization_factor?: number;
  } | null;
  /** Default: otel-collector. */
  readonly group_id?: string;
  readonly group_instance_id?: string;
  /** Not in 0.129.0. */
  readonly group_rebalance_strategies?: readonly string[];
  readonly header_extraction?: {
    /** Default: false. */
    readonly extract_headers?: boolean;
    readonly headers?: readonly string[];
  } | null;
  /** Default: 3s. */
  readonly heartbeat_interval?: Duration;
  /** Default: latest. */
  readonly initial_offset?: string;
  readonly logs?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly exclude_topics?: readonly string[];
    /** Default: ["otlp_logs"]. Not in 0.129.0. */
    readonly topics?: readonly string[];
  } | null;
  /** Default: 1048576. */
  readonly max_fetch_size?: number;
  /** Default: 250ms. */
  readonly max_fetch_wait?: Duration;
  /** Default: 1048576. Not in 0.129.0. */
  readonly max_partition_fetch_size?: number;
  readonly message_marking?: {
    /** Default: false. */
    readonly after?: boolean;
    /** Default: false. */
    readonly on_error?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly on_permanent_error?: boolean;
  } | null;
  readonly metadata?: {
    /** Default: true. */
    readonly full?: boolean;
    /** Default: 10m0s. */
    readonly refresh_interval?: Duration;
    readonly retry?: {
      /** Default: 250ms. */
      readonly backoff?: Duration;
      /** Default: 3. */
      readonly max?: number;
    } | null;
  } | null;
  readonly metrics?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly exclude_topics?: readonly string[];
    /** Default: ["otlp_metrics"]. Not in 0.129.0. */
    readonly topics?: readonly string[];
  } | null;
  /** Default: 1. */
  readonly min_fetch_size?: number;
  /** Not in 0.129.0. */
  readonly partition_processing?: {
    /** Default: false. */
    readonly independent?: boolean;
    /** Default: 1. */
    readonly max_buffered_batches?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly profiles?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    readonly exclude_topics?: readonly string[];
    /** Default: ["otlp_profiles"]. */
    readonly topics?: readonly string[];
  } | null;
  readonly protocol_version?: string;
  /** Not in 0.129.0. */
  readonly rack_id?: string;
  /** Default: 10s. */
  readonly session_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly telemetry?: {
    readonly metrics?: {
      readonly kafka_receiver_records_delay?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  readonly traces?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly exclude_topics?: readonly string[];
    /** Default: ["otlp_spans"]. Not in 0.129.0. */
    readonly topics?: readonly string[];
  } | null;
  /** Default: true. Not in 0.129.0. */
  readonly use_leader_epoch?: boolean;
}

/** `receivers.kubelet_stats`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/kubeletstatsreceiver v0.159.0. */
export interface KubeletStatsReceiver {
  /** Default: tls. */
  readonly auth_type?: string;
  readonly ca_file?: string;
  readonly ca_pem?: string;
  readonly cert_file?: string;
  readonly cert_pem?: string;
  readonly cipher_suites?: readonly string[];
  readonly collect_all_network_interfaces?: {
    /** Default: false. */
    readonly node?: boolean;
    /** Default: false. */
    readonly pod?: boolean;
  } | null;
  /** Default: 10s. */
  readonly collection_interval?: Duration;
  readonly context?: string;
  readonly curve_preferences?: readonly string[];
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  readonly endpoint?: string;
  readonly extra_metadata_labels?: readonly string[];
  /** Default: false. Not in 0.129.0. */
  readonly include_insecure_cipher_suites?: boolean;
  /** Default: false. */
  readonly include_system_ca_certs_pool?: boolean;
  /** Default: 1s. */
  readonly initial_delay?: Duration;
  /** Default: false. */
  readonly insecure_skip_verify?: boolean;
  readonly k8s_api_config?: {
    readonly auth_type?: string;
    readonly context?: string;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_burst?: number;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_qps?: number;
  } | null;
  readonly key_file?: string;
  readonly key_pem?: string;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_burst?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_qps?: number;
  readonly max_version?: string;
  readonly metric_groups?: readonly string[];
  readonly metrics?: {
    readonly "container.cpu.time"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.cpu.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.filesystem.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.filesystem.capacity"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.filesystem.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.major_page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.rss"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.memory.working_set"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "container.uptime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.cpu.node.utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.cpu_limit_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.cpu_request_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.container.ephemeral_storage.usage"?: {
      /** Default: sum. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["fs.type"]. */
      readonly attributes?: readonly "fs.type"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.memory.node.utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.memory_limit_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.container.memory_request_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.cpu.time"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.cpu.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.filesystem.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.filesystem.capacity"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.filesystem.inode.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.filesystem.inode.free"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.filesystem.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.major_page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.rss"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.memory.working_set"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.network.errors"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["interface","direction"]. Not in 0.129.0. */
      readonly attributes?: readonly ("interface" | "direction")[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.network.io"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["interface","direction"]. Not in 0.129.0. */
      readonly attributes?: readonly ("interface" | "direction")[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.system_container.cpu.time"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.system_container.cpu.usage"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.system_container.memory.usage"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.system_container.memory.working_set"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.uptime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.cpu.node.utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.cpu.time"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.cpu.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.cpu_limit_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.cpu_request_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.filesystem.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.filesystem.capacity"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.filesystem.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.major_page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.node.utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.page_faults"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.rss"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.usage"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory.working_set"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory_limit_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.memory_request_utilization"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.network.errors"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["interface","direction"]. Not in 0.129.0. */
      readonly attributes?: readonly ("interface" | "direction")[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.network.io"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["interface","direction"]. Not in 0.129.0. */
      readonly attributes?: readonly ("interface" | "direction")[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.uptime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.pod.volume.usage"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.volume.available"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.volume.capacity"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.volume.inodes"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.volume.inodes.free"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.volume.inodes.used"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
  } | null;
  readonly min_version?: string;
  readonly node?: string;
  /** Default: 0s. */
  readonly reload_interval?: Duration;
  readonly resource_attributes?: {
    readonly "aws.volume.id"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "container.id"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "fs.type"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "gce.pd.name"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "glusterfs.endpoints.name"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "glusterfs.path"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.container.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.namespace.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.node.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    /** Not in 0.129.0. */
    readonly "k8s.node.system_container.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.persistentvolumeclaim.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.pod.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.pod.uid"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.volume.name"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "k8s.volume.type"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly partition?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
  } | null;
  /** Default: 0s. */
  readonly timeout?: Duration;
  readonly tpm?: {
    readonly auth?: string;
    /** Default: false. */
    readonly enabled?: boolean;
    readonly owner_auth?: string;
    readonly path?: string;
  } | null;
}

/** `receivers.nop`: go.opentelemetry.io/collector/receiver/nopreceiver v0.161.0. */
export interface NopReceiver {
  readonly [k: string]: never;
}

/** `receivers.otlp`: go.opentelemetry.io/collector/receiver/otlpreceiver v0.161.0. */
export interface OtlpReceiver {
  readonly protocols?: {
    readonly grpc?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
      } | null;
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:4317. */
      readonly endpoint?: string;
      /** Default: false. */
      readonly include_metadata?: boolean;
      readonly keepalive?: {
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        readonly enforcement_policy?: {
          /** false switches the section off. Not in 0.129.0. */
          readonly enabled?: boolean;
          /** Default: 0s. */
          readonly min_time?: Duration;
          /** Default: false. */
          readonly permit_without_stream?: boolean;
        } | null;
        readonly server_parameters?: {
          /** false switches the section off. Not in 0.129.0. */
          readonly enabled?: boolean;
          /** Default: 0s. */
          readonly max_connection_age?: Duration;
          /** Default: 0s. */
          readonly max_connection_age_grace?: Duration;
          /** Default: 0s. */
          readonly max_connection_idle?: Duration;
          /** Default: 0s. */
          readonly time?: Duration;
          /** Default: 0s. */
          readonly timeout?: Duration;
        } | null;
      } | null;
      /** Default: 0. */
      readonly max_concurrent_streams?: number;
      /** Default: 0. */
      readonly max_recv_msg_size_mib?: number;
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 524288. */
      readonly read_buffer_size?: number;
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly client_ca_file?: string;
        /** Default: false. */
        readonly client_ca_file_reload?: boolean;
        readonly curve_preferences?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Default: tcp. */
      readonly transport?:
        | ""
        | "ip"
        | "ip4"
        | "ip6"
        | "npipe"
        | "tcp"
        | "tcp4"
        | "tcp6"
        | "udp"
        | "udp4"
        | "udp6"
        | "unix"
        | "unixgram"
        | "unixpacket";
      /** Default: 0. */
      readonly write_buffer_size?: number;
    } | null;
    readonly http?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Not in 0.129.0. */
        readonly exposed_headers?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      /** Not in 0.129.0. */
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: localhost:4318. */
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: true. Not in 0.129.0. */
      readonly keep_alives_enabled?: boolean;
      /** Not in 0.129.0. */
      readonly keepalive?: {
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly idle_timeout?: Duration;
      } | null;
      /** Default: /v1/logs. */
      readonly logs_url_path?: string;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Default: /v1/metrics. */
      readonly metrics_url_path?: string;
      /** Not in 0.129.0. */
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?:
        | {
            readonly [k: string]: string;
          }
        | readonly {
            readonly name?: string;
            readonly value?: string;
          }[];
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly client_ca_file?: string;
        /** Default: false. */
        readonly client_ca_file_reload?: boolean;
        readonly curve_preferences?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Default: /v1/traces. */
      readonly traces_url_path?: string;
      /** Default: tcp. Not in 0.129.0. */
      readonly transport?:
        | ""
        | "ip"
        | "ip4"
        | "ip6"
        | "npipe"
        | "tcp"
        | "tcp4"
        | "tcp6"
        | "udp"
        | "udp4"
        | "udp6"
        | "unix"
        | "unixgram"
        | "unixpacket";
      /** Default: 0s. */
      readonly write_timeout?: Duration;
    } | null;
  } | null;
}

/** `receivers.prometheus`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/prometheusreceiver v0.161.0. */
export interface PrometheusReceiver {
  readonly api_server?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 512. Not in 0.129.0. */
    readonly max_connections?: number;
    readonly server_config?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Not in 0.129.0. */
        readonly exposed_headers?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      /** Not in 0.129.0. */
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** Default: 127.0.0.1:9090. */
      readonly endpoint?: string;
      /** Default: 1m0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: true. Not in 0.129.0. */
      readonly keep_alives_enabled?: boolean;
      /** Not in 0.129.0. */
      readonly keepalive?: {
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly idle_timeout?: Duration;
      } | null;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Not in 0.129.0. */
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 1m0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 10m0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?:
        | {
            readonly [k: string]: string;
          }
        | readonly {
            readonly name?: string;
            readonly value?: string;
          }[];
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly client_ca_file?: string;
        /** Default: false. */
        readonly client_ca_file_reload?: boolean;
        readonly curve_preferences?: readonly string[];
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Default: tcp. Not in 0.129.0. */
      readonly transport?:
        | ""
        | "ip"
        | "ip4"
        | "ip6"
        | "npipe"
        | "tcp"
        | "tcp4"
        | "tcp6"
        | "udp"
        | "udp4"
        | "udp6"
        | "unix"
        | "unixgram"
        | "unixpacket";
      /** Default: 30s. */
      readonly write_timeout?: Duration;
    } | null;
  } | null;
  readonly config?: {
    readonly alerting?: {
      readonly alert_relabel_configs?: readonly {
        readonly action?: string;
        readonly modulus?: number;
        readonly regex?: string;
        readonly replacement?: string;
        readonly separator?: string;
        readonly source_labels?: readonly string[];
        readonly target_label?: string;
      }[];
      readonly alertmanagers?: readonly {
        readonly alert_relabel_configs?: readonly {
          readonly action?: string;
          readonly modulus?: number;
          readonly regex?: string;
          readonly replacement?: string;
          readonly separator?: string;
          readonly source_labels?: readonly string[];
          readonly target_label?: string;
        }[];
        readonly api_version?: string;
        readonly authorization?: {
          readonly credentials?: string;
          readonly credentials_file?: string;
          readonly credentials_ref?: string;
          readonly type?: string;
        } | null;
        /** Not in 0.129.0. */
        readonly aws_sd_configs?: readonly JsonObject[];
        readonly azure_sd_configs?: readonly JsonObject[];
        readonly basic_auth?: {
          readonly password?: string;
          readonly password_file?: string;
          readonly password_ref?: string;
          readonly username?: string;
          readonly username_file?: string;
          readonly username_ref?: string;
        } | null;
        readonly bearer_token?: string;
        readonly bearer_token_file?: string;
        readonly consul_sd_configs?: readonly JsonObject[];
        readonly digitalocean_sd_configs?: readonly JsonObject[];
        readonly dns_sd_configs?: readonly JsonObject[];
        readonly docker_sd_configs?: readonly JsonObject[];
        readonly dockerswarm_sd_configs?: readonly JsonObject[];
        readonly ec2_sd_configs?: readonly JsonObject[];
        /** Not in 0.129.0. */
        readonly ecs_sd_configs?: readonly JsonObject[];
        /** Not in 0.129.0. */
        readonly elasticache_sd_configs?: readonly JsonObject[];
        readonly enable_http2?: boolean;
        readonly eureka_sd_configs?: readonly JsonObject[];
        readonly file_sd_configs?: readonly JsonObject[];
        readonly follow_redirects?: boolean;
        readonly gce_sd_configs?: readonly JsonObject[];
        readonly hetzner_sd_configs?: readonly JsonObject[];
        readonly http_headers?: {
          readonly [k: string]: {
            readonly files?: readonly string[];
            readonly secrets?: readonly string[];
            readonly values?: readonly string[];
          };
        };
        readonly http_sd_configs?: readonly JsonObject[];
        readonly ionos_sd_configs?: readonly JsonObject[];
        readonly kubernetes_sd_configs?: readonly JsonObject[];
        readonly kuma_sd_configs?: readonly JsonObject[];
        readonly lightsail_sd_configs?: readonly JsonObject[];
        readonly linode_sd_configs?: readonly JsonObject[];
        readonly marathon_sd_configs?: readonly JsonObject[];
        /** Not in 0.129.0. */
        readonly msk_sd_configs?: readonly JsonObject[];
        readonly nerve_sd_configs?: readonly JsonObject[];
        readonly no_proxy?: string;
        readonly nomad_sd_configs?: readonly JsonObject[];
        readonly oauth2?: {
          /** Not in 0.129.0. */
          readonly audience?: string;
          /** Not in 0.129.0. */
          readonly claims?: {
            readonly [k: string]: Json;
          };
          /** Not in 0.129.0. */
          readonly client_certificate_key?: string;
          /** Not in 0.129.0. */
          readonly client_certificate_key_file?: string;
          /** Not in 0.129.0. */
          readonly client_certificate_key_id?: string;
          /** Not in 0.129.0. */
          readonly client_certificate_key_ref?: string;
          readonly client_id?: string;
          readonly client_secret?: string;
          readonly client_secret_file?: string;
          readonly client_secret_ref?: string;
          readonly endpoint_params?: {
            readonly [k: string]: string;
          };
          /** Not in 0.129.0. */
          readonly grant_type?: string;
          /** Not in 0.129.0. */
          readonly iss?: string;
          readonly no_proxy?: string;
          readonly proxy_connect_header?: {
            readonly [k: string]: readonly string[];
          };
          readonly proxy_from_environment?: boolean;
          readonly proxy_url?: string;
          readonly scopes?: readonly string[];
          /** Not in 0.129.0. */
          readonly signature_algorithm?: string;
          readonly tls_config?: {
            readonly ca?: string;
            readonly ca_file?: string;
            readonly ca_ref?: string;
            readonly cert?: string;
            readonly cert_file?: string;
            readonly cert_ref?: string;
            readonly insecure_skip_verify?: boolean;
            readonly key?: string;
            readonly key_file?: string;
            readonly key_ref?: string;
            readonly max_version?: string;
            readonly min_version?: string;
            readonly server_name?: string;
          } | null;
          readonly token_url?: string;
        } | null;
        /** Not in 0.129.0. */
        readonly oci_sd_configs?: readonly JsonObject[];
        readonly openstack_sd_configs?: readonly JsonObject[];
        /** Not in 0.129.0. */
        readonly outscale_sd_configs?: readonly JsonObject[];
        readonly ovhcloud_sd_configs?: readonly JsonObject[];
        readonly path_prefix?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly puppetdb_sd_configs?: readonly JsonObject[];
        /** Not in 0.129.0. */
        readonly rds_sd_configs?: readonly JsonObject[];
        readonly relabel_configs?: readonly {
          readonly action?: string;
          readonly modulus?: number;
          readonly regex?: string;
          readonly replacement?: string;
          readonly separator?: string;
          readonly source_labels?: readonly string[];
          readonly target_label?: string;
        }[];
        readonly scaleway_sd_configs?: readonly JsonObject[];
        readonly scheme?: string;
        readonly serverset_sd_configs?: readonly JsonObject[];
        readonly sigv4?: {
          readonly access_key?: string;
          /** Not in 0.129.0. */
          readonly external_id?: string;
          readonly profile?: string;
          readonly region?: string;
          readonly role_arn?: string;
          readonly secret_key?: string;
          /** Not in 0.129.0. */
          readonly service_name?: string;
          readonly use_fips_sts_endpoint?: boolean;
        } | null;
        /** Not in 0.129.0. */
        readonly stackit_sd_configs?: readonly JsonObject[];
        readonly static_configs?: readonly {
          readonly labels?: {
            readonly [k: string]: string;
          };
          readonly targets?: readonly string[];
        }[];
        readonly timeout?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly triton_sd_configs?: readonly JsonObject[];
        readonly uyuni_sd_configs?: readonly JsonObject[];
        readonly vultr_sd_configs?: readonly JsonObject[];
      }[];
    } | null;
    readonly global?: {
      /** Not in 0.129.0. */
      readonly always_scrape_classic_histograms?: boolean;
      readonly body_size_limit?: string;
      readonly convert_classic_histograms_to_nhcb?: boolean;
      readonly evaluation_interval?: string;
      readonly external_labels?: {
        readonly [k: string]: string;
      };
      /** Not in 0.129.0. */
      readonly extra_scrape_metrics?: boolean;
      readonly keep_dropped_targets?: number;
      readonly label_limit?: number;
      readonly label_name_length_limit?: number;
      readonly label_value_length_limit?: number;
      readonly metric_name_escaping_scheme?: string;
      readonly metric_name_validation_scheme?: string;
      readonly query_log_file?: string;
      readonly rule_query_offset?: string;
      readonly sample_limit?: number;
      readonly scrape_failure_log_file?: string;
      readonly scrape_interval?: string;
      /** Not in 0.129.0. */
      readonly scrape_native_histograms?: boolean;
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly target_limit?: number;
    } | null;
    readonly otlp?: {
      readonly convert_histograms_to_nhcb?: boolean;
      /** Not in 0.129.0. */
      readonly ignore_resource_attributes?: readonly string[];
      readonly keep_identifying_resource_attributes?: boolean;
      /** Not in 0.129.0. */
      readonly label_name_preserve_multiple_underscores?: boolean;
      /** Not in 0.129.0. */
      readonly label_name_underscore_sanitization?: boolean;
      /** Not in 0.129.0. */
      readonly promote_all_resource_attributes?: boolean;
      readonly promote_resource_attributes?: readonly string[];
      /** Not in 0.129.0. */
      readonly promote_scope_metadata?: boolean;
      readonly translation_strategy?: string;
    } | null;
    readonly remote_read?: readonly {
      readonly authorization?: {
        readonly credentials?: string;
        readonly credentials_file?: string;
        readonly credentials_ref?: string;
        readonly type?: string;
      } | null;
      readonly basic_auth?: {
        readonly password?: string;
        readonly password_file?: string;
        readonly password_ref?: string;
        readonly username?: string;
        readonly username_file?: string;
        readonly username_ref?: string;
      } | null;
      readonly bearer_token?: string;
      readonly bearer_token_file?: string;
      readonly chunked_read_limit?: number;
      readonly enable_http2?: boolean;
      readonly filter_external_labels?: boolean;
      readonly follow_redirects?: boolean;
      readonly headers?: {
        readonly [k: string]: string;
      };
      readonly http_headers?: {
        readonly [k: string]: {
          readonly files?: readonly string[];
          readonly secrets?: readonly string[];
          readonly values?: readonly string[];
        };
      };
      readonly name?: string;
      readonly no_proxy?: string;
      readonly oauth2?: {
        /** Not in 0.129.0. */
        readonly audience?: string;
        /** Not in 0.129.0. */
        readonly claims?: {
          readonly [k: string]: Json;
        };
        /** Not in 0.129.0. */
        readonly client_certificate_key?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_file?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_id?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        /** Not in 0.129.0. */
        readonly grant_type?: string;
        /** Not in 0.129.0. */
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
        /** Not in 0.129.0. */
        readonly signature_algorithm?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly token_url?: string;
      } | null;
      readonly proxy_connect_header?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_from_environment?: boolean;
      readonly proxy_url?: string;
      readonly read_recent?: boolean;
      readonly remote_timeout?: string;
      readonly required_matchers?: {
        readonly [k: string]: string;
      };
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
      readonly url?: string;
    }[];
    readonly remote_write?: readonly {
      readonly authorization?: {
        readonly credentials?: string;
        readonly credentials_file?: string;
        readonly credentials_ref?: string;
        readonly type?: string;
      } | null;
      readonly azuread?: {
        /** Not in 0.129.0. */
        readonly certificate?: {
          readonly certificate_key_path?: string;
          readonly certificate_password?: string;
          readonly certificate_path?: string;
          readonly client_id?: string;
          readonly send_certificate_chain?: boolean;
          readonly tenant_id?: string;
        } | null;
        readonly cloud?: string;
        readonly managed_identity?: {
          readonly client_id?: string;
        } | null;
        readonly oauth?: {
          readonly client_id?: string;
          readonly client_secret?: string;
          readonly tenant_id?: string;
        } | null;
        /** Not in 0.129.0. */
        readonly scope?: string;
        readonly sdk?: {
          readonly tenant_id?: string;
        } | null;
        /** Not in 0.129.0. */
        readonly workload_identity?: {
          readonly client_id?: string;
          readonly tenant_id?: string;
          readonly token_file_path?: string;
        } | null;
      } | null;
      readonly basic_auth?: {
        readonly password?: string;
        readonly password_file?: string;
        readonly password_ref?: string;
        readonly username?: string;
        readonly username_file?: string;
        readonly username_ref?: string;
      } | null;
      readonly bearer_token?: string;
      readonly bearer_token_file?: string;
      readonly enable_http2?: boolean;
      readonly follow_redirects?: boolean;
      readonly google_iam?: {
        readonly credentials_file?: string;
      } | null;
      readonly headers?: {
        readonly [k: string]: string;
      };
      readonly http_headers?: {
        readonly [k: string]: {
          readonly files?: readonly string[];
          readonly secrets?: readonly string[];
          readonly values?: readonly string[];
        };
      };
      readonly metadata_config?: {
        readonly max_samples_per_send?: number;
        readonly send?: boolean;
        readonly send_interval?: string;
      } | null;
      readonly name?: string;
      readonly no_proxy?: string;
      readonly oauth2?: {
        /** Not in 0.129.0. */
        readonly audience?: string;
        /** Not in 0.129.0. */
        readonly claims?: {
          readonly [k: string]: Json;
        };
        /** Not in 0.129.0. */
        readonly client_certificate_key?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_file?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_id?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        /** Not in 0.129.0. */
        readonly grant_type?: string;
        /** Not in 0.129.0. */
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
        /** Not in 0.129.0. */
        readonly signature_algorithm?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly token_url?: string;
      } | null;
      readonly protobuf_message?: string;
      readonly proxy_connect_header?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_from_environment?: boolean;
      readonly proxy_url?: string;
      readonly queue_config?: {
        readonly batch_send_deadline?: string;
        readonly capacity?: number;
        readonly max_backoff?: string;
        readonly max_samples_per_send?: number;
        readonly max_shards?: number;
        readonly min_backoff?: string;
        readonly min_shards?: number;
        readonly retry_on_http_429?: boolean;
        readonly sample_age_limit?: string;
      } | null;
      readonly remote_timeout?: string;
      readonly round_robin_dns?: boolean;
      readonly send_exemplars?: boolean;
      readonly send_native_histograms?: boolean;
      readonly sigv4?: {
        readonly access_key?: string;
        /** Not in 0.129.0. */
        readonly external_id?: string;
        readonly profile?: string;
        readonly region?: string;
        readonly role_arn?: string;
        readonly secret_key?: string;
        /** Not in 0.129.0. */
        readonly service_name?: string;
        readonly use_fips_sts_endpoint?: boolean;
      } | null;
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
      readonly url?: string;
      readonly write_relabel_configs?: readonly {
        readonly action?: string;
        readonly modulus?: number;
        readonly regex?: string;
        readonly replacement?: string;
        readonly separator?: string;
        readonly source_labels?: readonly string[];
        readonly target_label?: string;
      }[];
    }[];
    readonly rule_files?: readonly string[];
    readonly runtime?: {
      readonly gogc?: number;
    } | null;
    readonly scrape_config_files?: readonly string[];
    readonly scrape_configs?: readonly {
      readonly always_scrape_classic_histograms?: boolean;
      readonly authorization?: {
        readonly credentials?: string;
        readonly credentials_file?: string;
        readonly credentials_ref?: string;
        readonly type?: string;
      } | null;
      /** Not in 0.129.0. */
      readonly aws_sd_configs?: readonly JsonObject[];
      readonly azure_sd_configs?: readonly JsonObject[];
      readonly basic_auth?: {
        readonly password?: string;
        readonly password_file?: string;
        readonly password_ref?: string;
        readonly username?: string;
        readonly username_file?: string;
        readonly username_ref?: string;
      } | null;
      readonly bearer_token?: string;
      readonly bearer_token_file?: string;
      readonly body_size_limit?: string;
      readonly consul_sd_configs?: readonly JsonObject[];
      readonly convert_classic_histograms_to_nhcb?: boolean;
      readonly digitalocean_sd_configs?: readonly JsonObject[];
      readonly dns_sd_configs?: readonly JsonObject[];
      readonly docker_sd_configs?: readonly JsonObject[];
      readonly dockerswarm_sd_configs?: readonly JsonObject[];
      readonly ec2_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly ecs_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly elasticache_sd_configs?: readonly JsonObject[];
      readonly enable_compression?: boolean;
      readonly enable_http2?: boolean;
      readonly eureka_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly extra_scrape_metrics?: boolean;
      readonly fallback_scrape_protocol?: string;
      readonly file_sd_configs?: readonly JsonObject[];
      readonly follow_redirects?: boolean;
      readonly gce_sd_configs?: readonly JsonObject[];
      readonly hetzner_sd_configs?: readonly JsonObject[];
      readonly honor_labels?: boolean;
      readonly honor_timestamps?: boolean;
      readonly http_headers?: {
        readonly [k: string]: {
          readonly files?: readonly string[];
          readonly secrets?: readonly string[];
          readonly values?: readonly string[];
        };
      };
      readonly http_sd_configs?: readonly JsonObject[];
      readonly ionos_sd_configs?: readonly JsonObject[];
      readonly job_name?: string;
      readonly keep_dropped_targets?: number;
      readonly kubernetes_sd_configs?: readonly JsonObject[];
      readonly kuma_sd_configs?: readonly JsonObject[];
      readonly label_limit?: number;
      readonly label_name_length_limit?: number;
      readonly label_value_length_limit?: number;
      readonly lightsail_sd_configs?: readonly JsonObject[];
      readonly linode_sd_configs?: readonly JsonObject[];
      readonly marathon_sd_configs?: readonly JsonObject[];
      readonly metric_name_escaping_scheme?: string;
      readonly metric_name_validation_scheme?: string;
      readonly metric_relabel_configs?: readonly {
        readonly action?: string;
        readonly modulus?: number;
        readonly regex?: string;
        readonly replacement?: string;
        readonly separator?: string;
        readonly source_labels?: readonly string[];
        readonly target_label?: string;
      }[];
      readonly metrics_path?: string;
      /** Not in 0.129.0. */
      readonly msk_sd_configs?: readonly JsonObject[];
      readonly native_histogram_bucket_limit?: number;
      readonly native_histogram_min_bucket_factor?: number;
      readonly nerve_sd_configs?: readonly JsonObject[];
      readonly no_proxy?: string;
      readonly nomad_sd_configs?: readonly JsonObject[];
      readonly oauth2?: {
        /** Not in 0.129.0. */
        readonly audience?: string;
        /** Not in 0.129.0. */
        readonly claims?: {
          readonly [k: string]: Json;
        };
        /** Not in 0.129.0. */
        readonly client_certificate_key?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_file?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_id?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        /** Not in 0.129.0. */
        readonly grant_type?: string;
        /** Not in 0.129.0. */
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
        /** Not in 0.129.0. */
        readonly signature_algorithm?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly token_url?: string;
      } | null;
      /** Not in 0.129.0. */
      readonly oci_sd_configs?: readonly JsonObject[];
      readonly openstack_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly outscale_sd_configs?: readonly JsonObject[];
      readonly ovhcloud_sd_configs?: readonly JsonObject[];
      readonly params?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_connect_header?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_from_environment?: boolean;
      readonly proxy_url?: string;
      readonly puppetdb_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly rds_sd_configs?: readonly JsonObject[];
      readonly relabel_configs?: readonly {
        readonly action?: string;
        readonly modulus?: number;
        readonly regex?: string;
        readonly replacement?: string;
        readonly separator?: string;
        readonly source_labels?: readonly string[];
        readonly target_label?: string;
      }[];
      readonly sample_limit?: number;
      readonly scaleway_sd_configs?: readonly JsonObject[];
      readonly scheme?: string;
      readonly scrape_failure_log_file?: string;
      readonly scrape_interval?: string;
      /** Not in 0.129.0. */
      readonly scrape_native_histograms?: boolean;
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly serverset_sd_configs?: readonly JsonObject[];
      /** Not in 0.129.0. */
      readonly stackit_sd_configs?: readonly JsonObject[];
      readonly static_configs?: readonly {
        readonly labels?: {
          readonly [k: string]: string;
        };
        readonly targets?: readonly string[];
      }[];
      readonly target_limit?: number;
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
      readonly track_timestamps_staleness?: boolean;
      readonly triton_sd_configs?: readonly JsonObject[];
      readonly uyuni_sd_configs?: readonly JsonObject[];
      readonly vultr_sd_configs?: readonly JsonObject[];
    }[];
    readonly storage?: {
      readonly exemplars?: {
        readonly max_exemplars?: number;
      } | null;
      readonly tsdb?: {
        /** Not in 0.129.0. */
        readonly chunk_encoding?: {
          readonly floats?: string;
        } | null;
        readonly out_of_order_time_window?: string;
        readonly outofordertimewindow?: number;
        /** Not in 0.129.0. */
        readonly retention?: {
          readonly percentage?: number;
          readonly size?: string;
          readonly time?: string;
        } | null;
        /** Not in 0.129.0. */
        readonly stale_series_compaction_threshold?: number;
      } | null;
    } | null;
    readonly tracing?: {
      readonly client_type?: string;
      readonly compression?: string;
      readonly endpoint?: string;
      readonly headers?: {
        readonly [k: string]: string;
      };
      readonly insecure?: boolean;
      readonly sampling_fraction?: number;
      readonly timeout?: string;
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
    } | null;
  } | null;
  /** Default: false. Not in 0.129.0. */
  readonly discovery_reload_on_startup?: boolean;
  /** Default: 0s. Not in 0.129.0. */
  readonly initial_scrape_offset?: Duration;
  /** Default: false. Not in 0.129.0. */
  readonly scrape_on_shutdown?: boolean;
  readonly target_allocator?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
    } | null;
    readonly collector_id?: string;
    readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
    readonly compression_params?: {
      /** Default: 0. */
      readonly level?: number;
    } | null;
    readonly cookies?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
    } | null;
    /** Default: false. */
    readonly disable_keep_alives?: boolean;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    readonly endpoint?: string;
    /** Default: false. Not in 0.129.0. */
    readonly force_attempt_http2?: boolean;
    readonly headers?:
      | {
          readonly [k: string]: string;
        }
      | readonly {
          readonly name?: string;
          readonly value?: string;
        }[];
    /** Default: 0s. */
    readonly http2_ping_timeout?: Duration;
    /** Default: 0s. */
    readonly http2_read_idle_timeout?: Duration;
    readonly http_scrape_config?: {
      readonly authorization?: {
        readonly credentials?: string;
        readonly credentials_file?: string;
        readonly credentials_ref?: string;
        readonly type?: string;
      } | null;
      readonly basic_auth?: {
        readonly password?: string;
        readonly password_file?: string;
        readonly password_ref?: string;
        readonly username?: string;
        readonly username_file?: string;
        readonly username_ref?: string;
      } | null;
      readonly bearer_token?: string;
      readonly bearer_token_file?: string;
      readonly enable_http2?: boolean;
      readonly follow_redirects?: boolean;
      readonly http_headers?: {
        readonly [k: string]: {
          readonly files?: readonly string[];
          readonly secrets?: readonly string[];
          readonly values?: readonly string[];
        };
      };
      readonly no_proxy?: string;
      readonly oauth2?: {
        /** Not in 0.129.0. */
        readonly audience?: string;
        /** Not in 0.129.0. */
        readonly claims?: {
          readonly [k: string]: Json;
        };
        /** Not in 0.129.0. */
        readonly client_certificate_key?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_file?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_id?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        /** Not in 0.129.0. */
        readonly grant_type?: string;
        /** Not in 0.129.0. */
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
        /** Not in 0.129.0. */
        readonly signature_algorithm?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly token_url?: string;
      } | null;
      readonly proxy_connect_header?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_from_environment?: boolean;
      readonly proxy_url?: string;
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
    } | null;
    readonly http_sd_config?: {
      readonly authorization?: {
        readonly credentials?: string;
        readonly credentials_file?: string;
        readonly credentials_ref?: string;
        readonly type?: string;
      } | null;
      readonly basic_auth?: {
        readonly password?: string;
        readonly password_file?: string;
        readonly password_ref?: string;
        readonly username?: string;
        readonly username_file?: string;
        readonly username_ref?: string;
      } | null;
      readonly bearer_token?: string;
      readonly bearer_token_file?: string;
      readonly enable_http2?: boolean;
      readonly follow_redirects?: boolean;
      readonly http_headers?: {
        readonly [k: string]: {
          readonly files?: readonly string[];
          readonly secrets?: readonly string[];
          readonly values?: readonly string[];
        };
      };
      readonly no_proxy?: string;
      readonly oauth2?: {
        /** Not in 0.129.0. */
        readonly audience?: string;
        /** Not in 0.129.0. */
        readonly claims?: {
          readonly [k: string]: Json;
        };
        /** Not in 0.129.0. */
        readonly client_certificate_key?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_file?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_id?: string;
        /** Not in 0.129.0. */
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        /** Not in 0.129.0. */
        readonly grant_type?: string;
        /** Not in 0.129.0. */
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
        /** Not in 0.129.0. */
        readonly signature_algorithm?: string;
        readonly tls_config?: {
          readonly ca?: string;
          readonly ca_file?: string;
          readonly ca_ref?: string;
          readonly cert?: string;
          readonly cert_file?: string;
          readonly cert_ref?: string;
          readonly insecure_skip_verify?: boolean;
          readonly key?: string;
          readonly key_file?: string;
          readonly key_ref?: string;
          readonly max_version?: string;
          readonly min_version?: string;
          readonly server_name?: string;
        } | null;
        readonly token_url?: string;
      } | null;
      readonly proxy_connect_header?: {
        readonly [k: string]: readonly string[];
      };
      readonly proxy_from_environment?: boolean;
      readonly proxy_url?: string;
      readonly refresh_interval?: string;
      readonly tls_config?: {
        readonly ca?: string;
        readonly ca_file?: string;
        readonly ca_ref?: string;
        readonly cert?: string;
        readonly cert_file?: string;
        readonly cert_ref?: string;
        readonly insecure_skip_verify?: boolean;
        readonly key?: string;
        readonly key_file?: string;
        readonly key_ref?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        readonly server_name?: string;
      } | null;
      readonly url?: string;
    } | null;
    /** Default: 0s. */
    readonly idle_conn_timeout?: Duration;
    /** Default: 0s. */
    readonly interval?: Duration;
    /** Not in 0.129.0. */
    readonly keepalive?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 0s. */
      readonly idle_conn_timeout?: Duration;
      /** Default: 0. */
      readonly max_idle_conns?: number;
      /** Default: 0. */
      readonly max_idle_conns_per_host?: number;
    } | null;
    /** Default: 0. */
    readonly max_conns_per_host?: number;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
    /** Not in 0.129.0. */
    readonly middlewares?: readonly {
      readonly id?: string;
    }[];
    readonly proxy_url?: string;
    /** Default: 0. */
    readonly read_buffer_size?: number;
    /** Default: 0s. */
    readonly timeout?: Duration;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
      /** Default: false. Not in 0.129.0. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      /** Default: false. */
      readonly insecure?: boolean;
      /** Default: false. */
      readonly insecure_skip_verify?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly server_name_override?: string;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    /** Default: 0. */
    readonly write_buffer_size?: number;
  } | null;
  /** Default: false. */
  readonly trim_metric_suffixes?: boolean;
}

/** `receivers.receiver_creator`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/receivercreator v0.161.0. */
export interface ReceiverCreatorReceiver {
  readonly discovery?: {
    readonly default_annotations?: {
      readonly [k: string]: string;
    };
    /** Not in 0.129.0. */
    readonly default_file_log_config?: {
      readonly [k: string]: Json;
    };
    /** Default: false. */
    readonly enabled?: boolean;
    readonly ignore_receivers?: readonly string[];
  } | null;
  readonly receivers?: {
    readonly [k: string]: {
      readonly config?: JsonObject | null;
      readonly resource_attributes?: {
        readonly [k: string]: string;
      };
      readonly rule?: string;
    };
  };
  readonly resource_attributes?: {
    readonly [k: string]: {
      readonly [k: string]: string;
    };
  };
  readonly watch_observers?: readonly string[];
}

/** `receivers.redis`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/redisreceiver v0.161.0. */
export interface RedisReceiver {
  /** Default: 10s. */
  readonly collection_interval?: Duration;
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  readonly endpoint?: string;
  /** Default: 1s. */
  readonly initial_delay?: Duration;
  readonly metrics?: {
    readonly "redis.clients.blocked"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.clients.connected"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.clients.max_input_buffer"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.clients.max_output_buffer"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.cluster_enabled"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.known_nodes"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.links_buffer_limit_exceeded.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.node.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.node.uptime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.slots_assigned"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.slots_fail"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.slots_ok"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.slots_pfail"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.state"?: {
      /** Default: avg. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["cluster_state"]. */
      readonly attributes?: readonly "cluster_state"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.stats_messages_received"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.stats_messages_sent"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.cluster.uptime"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cmd.calls"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["cmd"]. Not in 0.129.0. */
      readonly attributes?: readonly "cmd"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cmd.latency"?: {
      /** Default: avg. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["cmd","percentile"]. Not in 0.129.0. */
      readonly attributes?: readonly ("cmd" | "percentile")[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cmd.usec"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["cmd"]. Not in 0.129.0. */
      readonly attributes?: readonly "cmd"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.commands"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.commands.processed"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.connections.received"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.connections.rejected"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cpu.time"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["state"]. Not in 0.129.0. */
      readonly attributes?: readonly "state"[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.avg_ttl"?: {
      /** Default: avg. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["db"]. Not in 0.129.0. */
      readonly attributes?: readonly "db"[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.expires"?: {
      /** Default: avg. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["db"]. Not in 0.129.0. */
      readonly attributes?: readonly "db"[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.keys"?: {
      /** Default: avg. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["db"]. Not in 0.129.0. */
      readonly attributes?: readonly "db"[];
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.keys.evicted"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.keys.expired"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.keyspace.hits"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.keyspace.misses"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.latest_fork"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.maxmemory"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.memory.fragmentation_ratio"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.memory.lua"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.memory.peak"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.memory.rss"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.memory.used"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.memory.used_memory_overhead"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.memory.used_memory_startup"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.mode"?: {
      /** Default: avg. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["mode"]. */
      readonly attributes?: readonly "mode"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.net.input"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.net.output"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.pubsub.channel.status"?: {
      /** Default: sum. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["redis.pubsub.channel.state"]. */
      readonly attributes?: readonly "redis.pubsub.channel.state"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.pubsub.connection.count"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.pubsub.pattern.status"?: {
      /** Default: sum. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["redis.pubsub.pattern.state"]. */
      readonly attributes?: readonly "redis.pubsub.pattern.state"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.rdb.changes_since_last_save"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.replication.backlog_first_byte_offset"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.replication.offset"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.replication.replica_offset"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.role"?: {
      /** Default: sum. Not in 0.129.0. */
      readonly aggregation_strategy?: "sum" | "avg" | "min" | "max";
      /** Default: ["role"]. Not in 0.129.0. */
      readonly attributes?: readonly "role"[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.masters"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.running_scripts"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.scripts_queue_length"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.simulate_failure_flags"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.tilt_since_seconds"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.sentinel.total_tilt"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.slaves.connected"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    /** Not in 0.129.0. */
    readonly "redis.tracking_total_keys"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.uptime"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
  } | null;
  readonly password?: string;
  readonly resource_attributes?: {
    readonly "redis.version"?: {
      /** Default: true. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "server.address"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
    readonly "server.port"?: {
      /** Default: false. */
      readonly enabled?: boolean;
      readonly metrics_exclude?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
      readonly metrics_include?: readonly {
        readonly regexp?: string;
        readonly strict?: string;
      }[];
    } | null;
  } | null;
  /** Default: 0s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: true. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: tcp. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
  readonly username?: string;
}

/** `receivers.statsd`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/statsdreceiver v0.161.0. */
export interface StatsdReceiver {
  /** Default: 1m0s. */
  readonly aggregation_interval?: Duration;
  /** Default: int. Not in 0.129.0. */
  readonly counter_type?: string;
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: false. */
  readonly enable_ip_only_aggregation?: boolean;
  /** Default: false. */
  readonly enable_metric_type?: boolean;
  /** Default: false. */
  readonly enable_simple_tags?: boolean;
  /** Default: localhost:8125. */
  readonly endpoint?: string;
  /** Default: false. Not in 0.129.0. */
  readonly ignore_host?: boolean;
  /** Default: false. */
  readonly is_monotonic_counter?: boolean;
  /** Default: 0. Not in 0.129.0. */
  readonly socket_buffer_size?: number;
  /** Default: 402. */
  readonly socket_permissions?: number;
  /** Default: [{"histogram":{"explicit_buckets":null,"max_size":0},"observer_type":"gauge","statsd_type":"timer","summary":{"percentiles":null}},{"histogram":{"explicit_buckets":null,"max_size":0},"observer_type":"gauge","statsd_type":"histogram","summary":{"percentiles":null}},{"histogram":{"explicit_buckets":null,"max_size":0},"observer_type":"gauge","statsd_type":"distribution","summary":{"percentiles":null}}]. */
  readonly timer_histogram_mapping?: readonly {
    readonly histogram?: {
      /** Not in 0.129.0. */
      readonly explicit_buckets?: readonly {
        readonly buckets?: readonly number[];
        readonly matcher_pattern?: string;
      }[];
      readonly max_size?: number;
    } | null;
    readonly observer_type?: string;
    readonly statsd_type?: string;
    readonly summary?: {
      readonly percentiles?: readonly number[];
    } | null;
  }[];
  /** Default: udp. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
}

/** `receivers.syslog`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/syslogreceiver v0.160.0. */
export interface SyslogReceiver {
  /** Default: false. */
  readonly allow_skip_pri_header?: boolean;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  /** Default: false. */
  readonly enable_octet_counting?: boolean;
  /** Default: syslog_input. */
  readonly id?: string;
  readonly location?: string;
  /** Default: 0. */
  readonly max_octets?: number;
  readonly non_transparent_framing_trailer?: string;
  readonly on_error?: string;
  readonly operators?: readonly {
    readonly type: string;
    readonly [k: string]: Json | string;
  }[];
  readonly output?: readonly string[];
  readonly protocol?: string;
  readonly resource?: {
    readonly [k: string]: string;
  };
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 1s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
  } | null;
  readonly storage?: string;
  readonly tcp?: {
    /** Default: false. */
    readonly add_attributes?: boolean;
    /** Default: 0s. Not in 0.129.0. */
    readonly connection_idle_timeout?: Duration;
    readonly encoding?: string;
    readonly listen_address?: string;
    /** Default: 0. Not in 0.129.0. */
    readonly max_connections?: number;
    /** Default: 0. */
    readonly max_log_size?: string;
    readonly multiline?: {
      readonly line_end_pattern?: string;
      readonly line_start_pattern?: string;
      /** Default: false. */
      readonly omit_pattern?: boolean;
    } | null;
    /** Default: false. */
    readonly one_log_per_packet?: boolean;
    /** Default: false. */
    readonly preserve_leading_whitespaces?: boolean;
    /** Default: false. */
    readonly preserve_trailing_whitespaces?: boolean;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly client_ca_file?: string;
      /** Default: false. */
      readonly client_ca_file_reload?: boolean;
      readonly curve_preferences?: readonly string[];
      /** Default: false. Not in 0.129.0. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
  } | null;
  /** Default: syslog_input. */
  readonly type?: string;
  readonly udp?: {
    /** Default: false. */
    readonly add_attributes?: boolean;
    readonly async?: {
      /** Default: 0. */
      readonly max_queue_length?: number;
      /** Default: 0. */
      readonly processors?: number;
      /** Default: 0. */
      readonly readers?: number;
    } | null;
    readonly encoding?: string;
    readonly listen_address?: string;
    readonly multiline?: {
      readonly line_end_pattern?: string;
      readonly line_start_pattern?: string;
      /** Default: false. */
      readonly omit_pattern?: boolean;
    } | null;
    /** Default: false. */
    readonly one_log_per_packet?: boolean;
    /** Default: false. */
    readonly preserve_leading_whitespaces?: boolean;
    /** Default: false. */
    readonly preserve_trailing_whitespaces?: boolean;
  } | null;
}

/** `receivers.tcp_log`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/tcplogreceiver v0.160.0. */
export interface TcpLogReceiver {
  /** Default: false. */
  readonly add_attributes?: boolean;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  /** Default: 0s. Not in 0.129.0. */
  readonly connection_idle_timeout?: Duration;
  /** Default: utf-8. */
  readonly encoding?: string;
  /** Default: tcp_input. */
  readonly id?: string;
  readonly listen_address?: string;
  /** Default: 0. Not in 0.129.0. */
  readonly max_connections?: number;
  /** Default: 0. */
  readonly max_log_size?: string;
  readonly multiline?: {
    readonly line_end_pattern?: string;
    readonly line_start_pattern?: string;
    /** Default: false. */
    readonly omit_pattern?: boolean;
  } | null;
  /** Default: false. */
  readonly one_log_per_packet?: boolean;
  readonly operators?: readonly {
    readonly type: string;
    readonly [k: string]: Json | string;
  }[];
  readonly output?: readonly string[];
  /** Default: false. */
  readonly preserve_leading_whitespaces?: boolean;
  /** Default: false. */
  readonly preserve_trailing_whitespaces?: boolean;
  readonly resource?: {
    readonly [k: string]: string;
  };
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 1s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
  } | null;
  readonly storage?: string;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly client_ca_file?: string;
    /** Default: false. */
    readonly client_ca_file_reload?: boolean;
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: tcp_input. */
  readonly type?: string;
}

/** `receivers.udp_log`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/udplogreceiver v0.160.0. */
export interface UdpLogReceiver {
  /** Default: false. */
  readonly add_attributes?: boolean;
  readonly async?: {
    /** Default: 0. */
    readonly max_queue_length?: number;
    /** Default: 0. */
    readonly processors?: number;
    /** Default: 0. */
    readonly readers?: number;
  } | null;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  /** Default: utf-8. */
  readonly encoding?: string;
  /** Default: udp_input. */
  readonly id?: string;
  readonly listen_address?: string;
  readonly multiline?: {
    /** Default: .^. */
    readonly line_end_pattern?: string;
    readonly line_start_pattern?: string;
    /** Default: false. */
    readonly omit_pattern?: boolean;
  } | null;
  /** Default: false. */
  readonly one_log_per_packet?: boolean;
  readonly operators?: readonly {
    readonly type: string;
    readonly [k: string]: Json | string;
  }[];
  readonly output?: readonly string[];
  /** Default: false. */
  readonly preserve_leading_whitespaces?: boolean;
  /** Default: false. */
  readonly preserve_trailing_whitespaces?: boolean;
  readonly resource?: {
    readonly [k: string]: string;
  };
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly initial_interval?: Duration;
    /** Default: 0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 0s. */
    readonly max_interval?: Duration;
  } | null;
  readonly storage?: string;
  /** Default: udp_input. */
  readonly type?: string;
}

/** `receivers.zipkin`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/zipkinreceiver v0.161.0. */
export interface ZipkinReceiver {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Not in 0.129.0. */
    readonly exposed_headers?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: localhost:9411. */
  readonly endpoint?: string;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly keep_alives_enabled?: boolean;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_timeout?: Duration;
  } | null;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Default: false. */
  readonly parse_string_tags?: boolean;
  /** Default: 0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly response_headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly client_ca_file?: string;
    /** Default: false. */
    readonly client_ca_file_reload?: boolean;
    readonly curve_preferences?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: tcp. Not in 0.129.0. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `processors.attributes`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/attributesprocessor v0.161.0. */
export interface AttributesProcessor {
  readonly actions?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
    /** Not in 0.129.0. */
    readonly default_value?: Json;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly pattern?: string;
    readonly value?: Json;
  }[];
  readonly exclude?: {
    readonly attributes?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly libraries?: readonly {
      readonly name?: string;
      readonly version?: string;
    }[];
    readonly log_bodies?: readonly string[];
    readonly log_severity_number?: {
      /** Default: false. */
      readonly match_undefined?: boolean;
      /** Default: 0. */
      readonly min?: number;
    } | null;
    readonly log_severity_texts?: readonly string[];
    readonly match_type?: string;
    readonly metric_names?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
    readonly resources?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly services?: readonly string[];
    readonly span_kinds?: readonly string[];
    readonly span_names?: readonly string[];
  } | null;
  readonly include?: {
    readonly attributes?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly libraries?: readonly {
      readonly name?: string;
      readonly version?: string;
    }[];
    readonly log_bodies?: readonly string[];
    readonly log_severity_number?: {
      /** Default: false. */
      readonly match_undefined?: boolean;
      /** Default: 0. */
      readonly min?: number;
    } | null;
    readonly log_severity_texts?: readonly string[];
    readonly match_type?: string;
    readonly metric_names?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
    readonly resources?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly services?: readonly string[];
    readonly span_kinds?: readonly string[];
    readonly span_names?: readonly string[];
  } | null;
}

/** `processors.batch`: go.opentelemetry.io/collector/processor/batchprocessor v0.161.0. */
export interface BatchProcessor {
  /** Default: 1000. */
  readonly metadata_cardinality_limit?: number;
  readonly metadata_keys?: readonly string[];
  /** Default: 0. */
  readonly send_batch_max_size?: number;
  /** Default: 8192. */
  readonly send_batch_size?: number;
  /** Default: 200ms. */
  readonly timeout?: Duration;
}

/** `processors.cumulative_to_delta`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/cumulativetodeltaprocessor v0.161.0. */
export interface CumulativeToDeltaProcessor {
  readonly exclude?: {
    readonly match_type?: string;
    readonly metric_types?: readonly string[];
    readonly metrics?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
  } | null;
  readonly include?: {
    readonly match_type?: string;
    readonly metric_types?: readonly string[];
    readonly metrics?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
  } | null;
  /** Default: 0. */
  readonly initial_value?: "auto" | "drop" | "keep";
  /** Default: 1h0m0s. */
  readonly max_staleness?: Duration;
}

/** `processors.delta_to_cumulative`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/deltatocumulativeprocessor v0.161.0. */
export interface DeltaToCumulativeProcessor {
  /** Default: 5m0s. */
  readonly max_stale?: Duration;
  /** Default: 9223372036854775807. */
  readonly max_streams?: number;
}

/** `processors.filter`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/filterprocessor v0.161.0. */
export interface FilterProcessor {
  /** Default: ignore. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
  /** Not in 0.129.0. */
  readonly log_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
  readonly logs?: {
    readonly exclude?: {
      readonly bodies?: readonly string[];
      readonly match_type?: string;
      readonly record_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly resource_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly severity_number?: {
        /** Default: false. */
        readonly match_undefined?: boolean;
        readonly min?: string;
      } | null;
      readonly severity_texts?: readonly string[];
    } | null;
    readonly include?: {
      readonly bodies?: readonly string[];
      readonly match_type?: string;
      readonly record_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly resource_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly severity_number?: {
        /** Default: false. */
        readonly match_undefined?: boolean;
        readonly min?: string;
      } | null;
      readonly severity_texts?: readonly string[];
    } | null;
    readonly log_record?: readonly string[];
    /** Not in 0.129.0. */
    readonly resource?: readonly string[];
  } | null;
  /** Not in 0.129.0. */
  readonly metric_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
  readonly metrics?: {
    readonly datapoint?: readonly string[];
    readonly exclude?: {
      readonly expressions?: readonly string[];
      readonly match_type?: string;
      readonly metric_names?: readonly string[];
      readonly regexp?: {
        /** Default: false. */
        readonly cacheenabled?: boolean;
        /** Default: 0. */
        readonly cachemaxnumentries?: number;
      } | null;
      readonly resource_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
    } | null;
    readonly include?: {
      readonly expressions?: readonly string[];
      readonly match_type?: string;
      readonly metric_names?: readonly string[];
      readonly regexp?: {
        /** Default: false. */
        readonly cacheenabled?: boolean;
        /** Default: 0. */
        readonly cachemaxnumentries?: number;
      } | null;
      readonly resource_attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
    } | null;
    readonly metric?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
    /** Not in 0.129.0. */
    readonly resource?: readonly string[];
  } | null;
  /** Not in 0.129.0. */
  readonly profile_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
  /** Not in 0.129.0. */
  readonly profiles?: {
    readonly profile?: readonly string[];
    readonly resource?: readonly string[];
  } | null;
  readonly spans?: {
    readonly exclude?: {
      readonly attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly libraries?: readonly {
        readonly name?: string;
        readonly version?: string;
      }[];
      readonly log_bodies?: readonly string[];
      readonly log_severity_number?: {
        /** Default: false. */
        readonly match_undefined?: boolean;
        /** Default: 0. */
        readonly min?: number;
      } | null;
      readonly log_severity_texts?: readonly string[];
      readonly match_type?: string;
      readonly metric_names?: readonly string[];
      readonly regexp?: {
        /** Default: false. */
        readonly cacheenabled?: boolean;
        /** Default: 0. */
        readonly cachemaxnumentries?: number;
      } | null;
      readonly resources?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly services?: readonly string[];
      readonly span_kinds?: readonly string[];
      readonly span_names?: readonly string[];
    } | null;
    readonly include?: {
      readonly attributes?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly libraries?: readonly {
        readonly name?: string;
        readonly version?: string;
      }[];
      readonly log_bodies?: readonly string[];
      readonly log_severity_number?: {
        /** Default: false. */
        readonly match_undefined?: boolean;
        /** Default: 0. */
        readonly min?: number;
      } | null;
      readonly log_severity_texts?: readonly string[];
      readonly match_type?: string;
      readonly metric_names?: readonly string[];
      readonly regexp?: {
        /** Default: false. */
        readonly cacheenabled?: boolean;
        /** Default: 0. */
        readonly cachemaxnumentries?: number;
      } | null;
      readonly resources?: readonly {
        readonly key?: string;
        readonly value?: Json;
      }[];
      readonly services?: readonly string[];
      readonly span_kinds?: readonly string[];
      readonly span_names?: readonly string[];
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly trace_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
  readonly traces?: {
    /** Not in 0.129.0. */
    readonly resource?: readonly string[];
    readonly span?: readonly string[];
    readonly spanevent?: readonly string[];
  } | null;
}

/** `processors.groupbyattrs`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/groupbyattrsprocessor v0.161.0. */
export interface GroupbyattrsProcessor {
  readonly keys?: readonly string[];
}

/** `processors.groupbytrace`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/groupbytraceprocessor v0.161.0. */
export interface GroupbytraceProcessor {
  /** Default: false. */
  readonly discard_orphans?: boolean;
  /** Default: 1000000. */
  readonly num_traces?: number;
  /** Default: 1. */
  readonly num_workers?: number;
  /** Default: false. */
  readonly store_on_disk?: boolean;
  /** Default: 1s. */
  readonly wait_duration?: Duration;
}

/** `processors.interval`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/intervalprocessor v0.161.0. */
export interface IntervalProcessor {
  /** Default: 1m0s. */
  readonly interval?: Duration;
  readonly pass_through?: {
    /** Default: false. */
    readonly gauge?: boolean;
    /** Default: false. */
    readonly summary?: boolean;
  } | null;
}

/** `processors.k8s_attributes`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/k8sattributesprocessor v0.160.0. */
export interface K8sAttributesProcessor {
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  readonly context?: string;
  readonly exclude?: {
    /** Default: [{"name":"jaeger-agent"},{"name":"jaeger-collector"}]. */
    readonly pods?: readonly {
      readonly name?: string;
    }[];
  } | null;
  readonly extract?: {
    readonly annotations?: readonly {
      readonly from?: string;
      readonly key?: string;
      readonly key_regex?: string;
      readonly tag_name?: string;
    }[];
    readonly labels?: readonly {
      readonly from?: string;
      readonly key?: string;
      readonly key_regex?: string;
      readonly tag_name?: string;
    }[];
    /** Default: ["container.image.name","container.image.tag","k8s.deployment.name","k8s.namespace.name","k8s.node.name","k8s.pod.name","k8s.pod.start_time","k8s.pod.uid"]. */
    readonly metadata?: readonly string[];
    /** Default: false. */
    readonly otel_annotations?: boolean;
  } | null;
  readonly filter?: {
    readonly fields?: readonly {
      readonly key?: string;
      readonly op?: string;
      readonly value?: string;
    }[];
    readonly labels?: readonly {
      readonly key?: string;
      readonly op?: string;
      readonly value?: string;
    }[];
    readonly namespace?: string;
    readonly node?: string;
    readonly node_from_env_var?: string;
  } | null;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_burst?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_qps?: number;
  /** Default: false. */
  readonly passthrough?: boolean;
  readonly pod_association?: readonly {
    readonly sources?: readonly {
      readonly from?: string;
      readonly name?: string;
    }[];
  }[];
  /** Default: 2m0s. Not in 0.129.0. */
  readonly pod_delete_grace_period?: Duration;
  /** Default: false. */
  readonly wait_for_metadata?: boolean;
  /** Default: 10s. */
  readonly wait_for_metadata_timeout?: Duration;
  /** Default: 5m0s. Not in 0.129.0. */
  readonly watch_sync_period?: Duration;
}

/** `processors.memory_limiter`: go.opentelemetry.io/collector/processor/memorylimiterprocessor v0.161.0. */
export interface MemoryLimiterProcessor {
  /** Default: 0s. */
  readonly check_interval?: Duration;
  /** Default: 0. */
  readonly limit_mib?: number;
  /** Default: 0. */
  readonly limit_percentage?: number;
  /** Default: 30s. Not in 0.129.0. */
  readonly max_gc_interval_when_hard_limited?: Duration;
  /** Default: 30s. Not in 0.129.0. */
  readonly max_gc_interval_when_soft_limited?: Duration;
  /** Default: 0s. */
  readonly min_gc_interval_when_hard_limited?: Duration;
  /** Default: 10s. */
  readonly min_gc_interval_when_soft_limited?: Duration;
  /** Default: 0. */
  readonly spike_limit_mib?: number;
  /** Default: 0. */
  readonly spike_limit_percentage?: number;
}

/** `processors.metrics_transform`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/metricstransformprocessor v0.161.0. */
export interface MetricsTransformProcessor {
  readonly transforms?: readonly {
    readonly action?: string;
    readonly aggregation_type?: string;
    readonly experimental_match_labels?: {
      readonly [k: string]: string;
    };
    readonly group_resource_labels?: {
      readonly [k: string]: string;
    };
    readonly include?: string;
    readonly match_type?: string;
    readonly new_name?: string;
    readonly operations?: readonly {
      readonly action?: string;
      readonly aggregated_values?: readonly string[];
      readonly aggregation_type?: string;
      readonly experimental_scale?: number;
      readonly label?: string;
      readonly label_set?: readonly string[];
      readonly label_value?: string;
      readonly new_label?: string;
      readonly new_value?: string;
      readonly value_actions?: readonly {
        readonly new_value?: string;
        readonly value?: string;
      }[];
    }[];
    readonly submatch_case?: string;
  }[];
}

/** `processors.probabilistic_sampler`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/probabilisticsamplerprocessor v0.161.0. */
export interface ProbabilisticSamplerProcessor {
  /** Default: traceID. */
  readonly attribute_source?: string;
  /** Default: true. */
  readonly fail_closed?: boolean;
  readonly from_attribute?: string;
  /** Default: 0. */
  readonly hash_seed?: number;
  readonly mode?: "" | "equalizing" | "hash_seed" | "proportional";
  /** Default: 0. */
  readonly sampling_percentage?: number;
  /** Default: 4. */
  readonly sampling_precision?: number;
  readonly sampling_priority?: string;
}

/** `processors.redaction`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/redactionprocessor v0.161.0. */
export interface RedactionProcessor {
  /** Default: false. */
  readonly allow_all_keys?: boolean;
  readonly allowed_keys?: readonly string[];
  readonly allowed_values?: readonly string[];
  readonly blocked_key_patterns?: readonly string[];
  readonly blocked_values?: readonly string[];
  /** Not in 0.129.0. */
  readonly db_sanitizer?: {
    readonly es?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly memcached?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly mongo?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly opensearch?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly redis?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly sanitize_span_name?: boolean;
    readonly sql?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly valkey?: {
      readonly attributes?: readonly string[];
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
  } | null;
  readonly hash_function?: "" | "hmac-sha256" | "hmac-sha512" | "md5" | "sha1" | "sha3";
  /** Not in 0.129.0. */
  readonly hmac_key?: string;
  /** Not in 0.129.0. */
  readonly ignored_key_patterns?: readonly string[];
  readonly ignored_keys?: readonly string[];
  /** Default: false. Not in 0.129.0. */
  readonly redact_all_types?: boolean;
  readonly summary?: string;
  /** Not in 0.129.0. */
  readonly url_sanitizer?: {
    readonly attributes?: readonly string[];
    /** Default: false. */
    readonly enabled?: boolean;
    readonly sanitize_span_name?: boolean;
  } | null;
}

/** `processors.resource`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/resourceprocessor v0.161.0. */
export interface ResourceProcessor {
  readonly attributes?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
    /** Not in 0.129.0. */
    readonly default_value?: Json;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly pattern?: string;
    readonly value?: Json;
  }[];
}

/** `processors.resource_detection`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/resourcedetectionprocessor v0.160.0. */
export interface ResourceDetectionProcessor {
  /** Not in 0.129.0. */
  readonly akamai?: {
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly aks?: {
    readonly resource_attributes?: {
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly alibaba_ecs?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
  } | null;
  readonly azure?: {
    readonly resource_attributes?: {
      readonly "azure.resourcegroup.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "azure.vm.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "azure.vm.scaleset.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "azure.vm.size"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      /** Not in 0.129.0. */
      readonly "cloud.availability_zone"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
    readonly tags?: readonly string[];
  } | null;
  /** Not in 0.129.0. */
  readonly azureappservice?: {
    readonly resource_attributes?: {
      readonly "azure.app_service.instance.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "azure.resource_group.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.resource_id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "deployment.environment.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly azurecontainerapps?: {
    readonly resource_attributes?: {
      readonly "azure.container_app.instance.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  readonly consul?: {
    readonly address?: string;
    readonly datacenter?: string;
    readonly meta?: {
      readonly [k: string]: Json;
    };
    readonly namespace?: string;
    readonly resource_attributes?: {
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
    readonly token?: string;
    readonly token_file?: string;
  } | null;
  readonly cookies?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  /** Default: ["env"]. */
  readonly detectors?: readonly string[];
  /** Not in 0.129.0. */
  readonly digitalocean?: {
    readonly resource_attributes?: {
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  readonly docker?: {
    readonly resource_attributes?: {
      /** Not in 0.129.0. */
      readonly "container.image.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      /** Not in 0.129.0. */
      readonly "container.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly ec2?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    /** Default: 3. */
    readonly max_attempts?: number;
    /** Default: 20s. */
    readonly max_backoff?: Duration;
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
    readonly tags?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly tags_from_imds?: boolean;
  } | null;
  readonly ecs?: {
    readonly resource_attributes?: {
      readonly "aws.ecs.cluster.arn"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.ecs.launchtype"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.ecs.task.arn"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.ecs.task.family"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.ecs.task.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.ecs.task.revision"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.log.group.arns"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.log.group.names"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.log.stream.arns"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.log.stream.names"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly eks?: {
    readonly node_from_env_var?: string;
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly elasticbeanstalk?: {
    readonly resource_attributes?: {
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "deployment.environment"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      /** Not in 0.129.0. */
      readonly "deployment.environment.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      /** Not in 0.129.0. */
      readonly "deployment.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.instance.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.version"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly endpoint?: string;
  /** Default: false. Not in 0.129.0. */
  readonly fail_on_missing_metadata?: boolean;
  /** Default: true. Not in 0.129.0. */
  readonly force_attempt_http2?: boolean;
  readonly gcp?: {
    /** Not in 0.129.0. */
    readonly labels?: readonly string[];
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.instance"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.version"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.cloud_run.job.execution"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.cloud_run.job.task_index"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.gce.instance.hostname"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.gce.instance.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.gce.instance_group_manager.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.gce.instance_group_manager.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "gcp.gce.instance_group_manager.zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  readonly heroku?: {
    readonly resource_attributes?: {
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "heroku.app.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "heroku.dyno.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "heroku.release.commit"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "heroku.release.creation_timestamp"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.instance.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "service.version"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly hetzner?: {
    readonly resource_attributes?: {
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly ibmcloud_classic?: {
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.resource_id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly ibmcloud_vpc?: {
    /** Default: http. */
    readonly protocol?: string;
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.resource_id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly k8s_api?: {
    /** Default: serviceAccount. */
    readonly auth_type?: string;
    readonly context?: string;
    /** Default: 0. */
    readonly kube_api_burst?: number;
    /** Default: 0. */
    readonly kube_api_qps?: number;
    readonly node_from_env_var?: string;
    readonly resource_attributes?: {
      readonly "k8s.cluster.uid"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.node.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.node.uid"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly k8snode?: {
    /** Default: serviceAccount. */
    readonly auth_type?: string;
    readonly context?: string;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_burst?: number;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_qps?: number;
    readonly node_from_env_var?: string;
    readonly resource_attributes?: {
      /** Not in 0.129.0. */
      readonly "k8s.cluster.uid"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.node.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.node.uid"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_conn_timeout?: Duration;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
  } | null;
  readonly kubeadm?: {
    /** Default: serviceAccount. */
    readonly auth_type?: string;
    readonly context?: string;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_burst?: number;
    /** Default: 0. Not in 0.129.0. */
    readonly kube_api_qps?: number;
    readonly resource_attributes?: {
      readonly "k8s.cluster.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.uid"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly lambda?: {
    readonly resource_attributes?: {
      readonly "aws.log.group.names"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "aws.log.stream.names"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.instance"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.max_memory"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "faas.version"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Not in 0.129.0. */
  readonly nova?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    readonly labels?: readonly string[];
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly openshift?: {
    readonly address?: string;
    readonly resource_attributes?: {
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
      /** Default: false. Not in 0.129.0. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      /** Default: false. */
      readonly insecure?: boolean;
      /** Default: false. */
      readonly insecure_skip_verify?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly server_name_override?: string;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    readonly token?: string;
  } | null;
  /** Not in 0.129.0. */
  readonly oraclecloud?: {
    readonly resource_attributes?: {
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.resource_id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "k8s.cluster.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "oracle_cloud.realm"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: true. */
  readonly override?: boolean;
  readonly proxy_url?: string;
  /** Default: 0. */
  readonly read_buffer_size?: number;
  /** Default: 0s. Not in 0.129.0. */
  readonly refresh_interval?: Duration;
  /** Not in 0.129.0. */
  readonly retry?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 1s. */
    readonly initial_interval?: Duration;
    /** Default: 0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 2. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly scaleway?: {
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  readonly system?: {
    readonly hostname_sources?: readonly string[];
    readonly resource_attributes?: {
      readonly "host.arch"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.cache.l2.size"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.family"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.model.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.model.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.stepping"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.cpu.vendor.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.interface"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.ip"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.mac"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.build.id"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.description"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.name"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "os.version"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly tencent_cvm?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    readonly resource_attributes?: {
      readonly "cloud.account.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.availability_zone"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.platform"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.image.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.type"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly upcloud?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    readonly resource_attributes?: {
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly vultr?: {
    /** Default: false. */
    readonly fail_on_missing_metadata?: boolean;
    readonly resource_attributes?: {
      readonly "cloud.platform"?: {
        /** Default: false. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.provider"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "cloud.region"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.id"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
      readonly "host.name"?: {
        /** Default: true. */
        readonly enabled?: boolean;
      } | null;
    } | null;
  } | null;
  /** Default: 0. */
  readonly write_buffer_size?: number;
}

/** `processors.span`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/spanprocessor v0.161.0. */
export interface SpanProcessor {
  readonly exclude?: {
    readonly attributes?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly libraries?: readonly {
      readonly name?: string;
      readonly version?: string;
    }[];
    readonly log_bodies?: readonly string[];
    readonly log_severity_number?: {
      /** Default: false. */
      readonly match_undefined?: boolean;
      /** Default: 0. */
      readonly min?: number;
    } | null;
    readonly log_severity_texts?: readonly string[];
    readonly match_type?: string;
    readonly metric_names?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
    readonly resources?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly services?: readonly string[];
    readonly span_kinds?: readonly string[];
    readonly span_names?: readonly string[];
  } | null;
  readonly include?: {
    readonly attributes?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly libraries?: readonly {
      readonly name?: string;
      readonly version?: string;
    }[];
    readonly log_bodies?: readonly string[];
    readonly log_severity_number?: {
      /** Default: false. */
      readonly match_undefined?: boolean;
      /** Default: 0. */
      readonly min?: number;
    } | null;
    readonly log_severity_texts?: readonly string[];
    readonly match_type?: string;
    readonly metric_names?: readonly string[];
    readonly regexp?: {
      /** Default: false. */
      readonly cacheenabled?: boolean;
      /** Default: 0. */
      readonly cachemaxnumentries?: number;
    } | null;
    readonly resources?: readonly {
      readonly key?: string;
      readonly value?: Json;
    }[];
    readonly services?: readonly string[];
    readonly span_kinds?: readonly string[];
    readonly span_names?: readonly string[];
  } | null;
  readonly name?: {
    readonly from_attributes?: readonly string[];
    readonly separator?: string;
    readonly to_attributes?: {
      /** Default: false. */
      readonly break_after_match?: boolean;
      /** Default: false. */
      readonly keep_original_name?: boolean;
      readonly rules?: readonly string[];
    } | null;
  } | null;
  readonly status?: {
    readonly code?: string;
    readonly description?: string;
  } | null;
}

/** `processors.tail_sampling`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/tailsamplingprocessor v0.161.0. */
export interface TailSamplingProcessor {
  /** Default: false. Not in 0.129.0. */
  readonly block_on_overflow?: boolean;
  readonly decision_cache?: {
    /** Default: 0. */
    readonly non_sampled_cache_size?: number;
    /** Default: 0. */
    readonly sampled_cache_size?: number;
  } | null;
  /** Default: 30s. */
  readonly decision_wait?: Duration;
  /** Default: 0s. Not in 0.129.0. */
  readonly decision_wait_after_root_received?: Duration;
  /** Default: false. Not in 0.129.0. */
  readonly drop_pending_traces_on_shutdown?: boolean;
  /** Default: 0. */
  readonly expected_new_traces_per_sec?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly maximum_trace_size_bytes?: number;
  /** Default: 1. Not in 0.129.0. */
  readonly num_shards?: number;
  /** Default: 50000. */
  readonly num_traces?: number;
  readonly policies?: readonly (
    | {
        readonly name?: string;
        readonly type: "always_sample";
      }
    | {
        readonly name?: string;
        readonly type: "and";
        readonly and?: {
          readonly and_sub_policy?: readonly (
            | {
                readonly name?: string;
                readonly type: "always_sample";
              }
            | {
                readonly name?: string;
                readonly type: "boolean_attribute";
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "bytes_limiting";
                /** Not in 0.129.0. */
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "latency";
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "not";
                /** Not in 0.129.0. */
                readonly not?: {
                  readonly not_sub_policy?:
                    | {
                        readonly name?: string;
                        readonly type: "always_sample";
                      }
                    | {
                        readonly name?: string;
                        readonly type: "boolean_attribute";
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "bytes_limiting";
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "latency";
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "numeric_attribute";
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "ottl_condition";
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "probabilistic";
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "rate_limiting";
                        readonly rate_limiting?: {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "span_count";
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "status_code";
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "string_attribute";
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_state";
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_flags";
                      };
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "numeric_attribute";
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "ottl_condition";
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "probabilistic";
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "rate_limiting";
                readonly rate_limiting?: {
                  /** Not in 0.129.0. */
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "span_count";
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "status_code";
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "string_attribute";
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_state";
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_flags";
              }
          )[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "boolean_attribute";
        readonly boolean_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "bytes_limiting";
        /** Not in 0.129.0. */
        readonly bytes_limiting?: {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "composite";
        readonly composite?: {
          readonly composite_sub_policy?: readonly (
            | {
                readonly name?: string;
                readonly type: "always_sample";
              }
            | {
                readonly name?: string;
                readonly type: "and";
                readonly and?: {
                  readonly and_sub_policy?: readonly (
                    | {
                        readonly name?: string;
                        readonly type: "always_sample";
                      }
                    | {
                        readonly name?: string;
                        readonly type: "boolean_attribute";
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "bytes_limiting";
                        /** Not in 0.129.0. */
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "latency";
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "not";
                        /** Not in 0.129.0. */
                        readonly not?: {
                          readonly not_sub_policy?:
                            | {
                                readonly name?: string;
                                readonly type: "always_sample";
                              }
                            | {
                                readonly name?: string;
                                readonly type: "boolean_attribute";
                                readonly boolean_attribute?: {
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly value?: boolean;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "bytes_limiting";
                                readonly bytes_limiting?: {
                                  readonly burst_capacity?: number;
                                  readonly bytes_per_second?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "latency";
                                readonly latency?: {
                                  readonly threshold_ms?: number;
                                  readonly upper_threshold_ms?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "numeric_attribute";
                                readonly numeric_attribute?: {
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly max_value?: number;
                                  readonly min_value?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "ottl_condition";
                                readonly ottl_condition?: {
                                  readonly error_mode?: "ignore" | "propagate" | "silent";
                                  readonly span?: readonly string[];
                                  readonly spanevent?: readonly string[];
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "probabilistic";
                                readonly probabilistic?: {
                                  readonly hash_salt?: string;
                                  readonly sampling_percentage?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "rate_limiting";
                                readonly rate_limiting?: {
                                  readonly burst_capacity?: number;
                                  readonly spans_per_second?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "span_count";
                                readonly span_count?: {
                                  readonly max_spans?: number;
                                  readonly min_spans?: number;
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "status_code";
                                readonly status_code?: {
                                  readonly status_codes?: readonly string[];
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "string_attribute";
                                readonly string_attribute?: {
                                  readonly cache_max_size?: number;
                                  readonly enabled_regex_matching?: boolean;
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly values?: readonly string[];
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "trace_state";
                                readonly trace_state?: {
                                  readonly key?: string;
                                  readonly values?: readonly string[];
                                } | null;
                              }
                            | {
                                readonly name?: string;
                                readonly type: "trace_flags";
                              };
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "numeric_attribute";
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "ottl_condition";
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "probabilistic";
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "rate_limiting";
                        readonly rate_limiting?: {
                          /** Not in 0.129.0. */
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "span_count";
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "status_code";
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "string_attribute";
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_state";
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_flags";
                      }
                  )[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "boolean_attribute";
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "bytes_limiting";
                /** Not in 0.129.0. */
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "latency";
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "numeric_attribute";
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "ottl_condition";
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "probabilistic";
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "rate_limiting";
                readonly rate_limiting?: {
                  /** Not in 0.129.0. */
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "span_count";
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "status_code";
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "string_attribute";
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_state";
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_flags";
              }
          )[];
          readonly max_total_spans_per_second?: number;
          readonly policy_order?: readonly string[];
          readonly rate_allocation?: readonly {
            readonly percent?: number;
            readonly policy?: string;
          }[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "drop";
        readonly drop?: {
          readonly drop_sub_policy?: readonly (
            | {
                readonly name?: string;
                readonly type: "always_sample";
              }
            | {
                readonly name?: string;
                readonly type: "boolean_attribute";
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "bytes_limiting";
                /** Not in 0.129.0. */
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "latency";
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "not";
                /** Not in 0.129.0. */
                readonly not?: {
                  readonly not_sub_policy?:
                    | {
                        readonly name?: string;
                        readonly type: "always_sample";
                      }
                    | {
                        readonly name?: string;
                        readonly type: "boolean_attribute";
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "bytes_limiting";
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "latency";
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "numeric_attribute";
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "ottl_condition";
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "probabilistic";
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "rate_limiting";
                        readonly rate_limiting?: {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "span_count";
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "status_code";
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "string_attribute";
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_state";
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                      }
                    | {
                        readonly name?: string;
                        readonly type: "trace_flags";
                      };
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "numeric_attribute";
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "ottl_condition";
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "probabilistic";
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "rate_limiting";
                readonly rate_limiting?: {
                  /** Not in 0.129.0. */
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "span_count";
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "status_code";
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "string_attribute";
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_state";
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_flags";
              }
          )[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "latency";
        readonly latency?: {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "not";
        /** Not in 0.129.0. */
        readonly not?: {
          readonly not_sub_policy?:
            | {
                readonly name?: string;
                readonly type: "always_sample";
              }
            | {
                readonly name?: string;
                readonly type: "boolean_attribute";
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "bytes_limiting";
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "latency";
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "numeric_attribute";
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "ottl_condition";
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "probabilistic";
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "rate_limiting";
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "span_count";
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "status_code";
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "string_attribute";
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_state";
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
              }
            | {
                readonly name?: string;
                readonly type: "trace_flags";
              };
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "numeric_attribute";
        readonly numeric_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "ottl_condition";
        readonly ottl_condition?: {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "probabilistic";
        readonly probabilistic?: {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "rate_limiting";
        readonly rate_limiting?: {
          /** Not in 0.129.0. */
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "span_count";
        readonly span_count?: {
          readonly max_spans?: number;
          readonly min_spans?: number;
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "status_code";
        readonly status_code?: {
          readonly status_codes?: readonly string[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "string_attribute";
        readonly string_attribute?: {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "trace_state";
        readonly trace_state?: {
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
      }
    | {
        readonly name?: string;
        readonly type: "trace_flags";
      }
  )[];
  /** Default: false. */
  readonly sample_on_first_match?: boolean;
  /** Default: trace-complete. Not in 0.129.0. */
  readonly sampling_strategy?: string;
  /** Not in 0.129.0. */
  readonly tail_storage?: string;
}

/** `processors.transform`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/transformprocessor v0.161.0. */
export interface TransformProcessor {
  /** Default: ignore. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
  /** Default: false. */
  readonly flatten_data?: boolean;
  readonly log_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "exemplar" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly shared_cache?: boolean;
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
  readonly metric_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "exemplar" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly shared_cache?: boolean;
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
  /** Not in 0.129.0. */
  readonly profile_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "exemplar" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly shared_cache?: boolean;
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
  readonly trace_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "exemplar" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly shared_cache?: boolean;
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
}

/** `exporters.debug`: go.opentelemetry.io/collector/exporter/debugexporter v0.161.0. */
export interface DebugExporter {
  /** Not in 0.129.0. */
  readonly output_paths?: readonly string[];
  /** Default: 2. */
  readonly sampling_initial?: number;
  /** Default: 1. */
  readonly sampling_thereafter?: number;
  /** Not in 0.129.0. */
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: true. */
  readonly use_internal_logger?: boolean;
  /** Default: basic. */
  readonly verbosity?: "basic" | "detailed" | "none" | "normal";
}

/** `exporters.file`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter v0.161.0. */
export interface FileExporter {
  /** Default: false. */
  readonly append?: boolean;
  readonly compression?: string;
  /** Not in 0.129.0. */
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  /** Default: false. Not in 0.129.0. */
  readonly create_directory?: boolean;
  /** Not in 0.129.0. */
  readonly directory_permissions?: string;
  readonly encoding?: string;
  /** Default: 0s. */
  readonly flush_interval?: Duration;
  /** Default: json. */
  readonly format?: "" | "json" | "proto";
  readonly group_by?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 100. */
    readonly max_open_files?: number;
    /** Default: fileexporter.path_segment. */
    readonly resource_attribute?: string;
  } | null;
  readonly path?: string;
  readonly rotation?: {
    /** Default: false. */
    readonly localtime?: boolean;
    /** Default: 100. */
    readonly max_backups?: number;
    /** Default: 0. */
    readonly max_days?: number;
    /** Default: 0. */
    readonly max_megabytes?: number;
  } | null;
}

/** `exporters.kafka`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/kafkaexporter v0.160.0. */
export interface KafkaExporter {
  readonly auth?: {
    readonly kerberos?: {
      readonly config_file?: string;
      /** Default: false. */
      readonly disable_fast_negotiation?: boolean;
      readonly keytab_file?: string;
      readonly password?: string;
      readonly realm?: string;
      readonly service_name?: string;
      /** Default: false. */
      readonly use_keytab?: boolean;
      readonly username?: string;
    } | null;
    readonly sasl?: {
      readonly aws_msk?: {
        readonly region?: string;
      } | null;
      readonly mechanism?: string;
      /** Not in 0.129.0. */
      readonly oauthbearer_token_source?: string;
      readonly password?: string;
      readonly username?: string;
    } | null;
  } | null;
  /** Default: ["localhost:9092"]. */
  readonly brokers?: readonly string[];
  /** Default: otel-collector. */
  readonly client_id?: string;
  /** Default: 9m0s. Not in 0.129.0. */
  readonly conn_idle_timeout?: Duration;
  readonly include_metadata_keys?: readonly string[];
  readonly logs?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly message_key_from_metadata_key?: string;
    /** Default: otlp_logs. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
  readonly metadata?: {
    /** Default: true. */
    readonly full?: boolean;
    /** Default: 10m0s. */
    readonly refresh_interval?: Duration;
    readonly retry?: {
      /** Default: 250ms. */
      readonly backoff?: Duration;
      /** Default: 3. */
      readonly max?: number;
    } | null;
  } | null;
  readonly metrics?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly message_key_from_metadata_key?: string;
    /** Default: otlp_metrics. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
  /** Default: false. */
  readonly partition_logs_by_resource_attributes?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly partition_logs_by_trace_id?: boolean;
  /** Default: false. */
  readonly partition_metrics_by_resource_attributes?: boolean;
  /** Default: false. */
  readonly partition_traces_by_id?: boolean;
  readonly producer?: {
    /** Default: true. Not in 0.129.0. */
    readonly allow_auto_topic_creation?: boolean;
    /** Default: none. */
    readonly compression?: string;
    readonly compression_params?: {
      /** Default: 0. */
      readonly level?: number;
    } | null;
    /** Default: 10000. */
    readonly flush_max_messages?: number;
    /** Default: 10ms. Not in 0.129.0. */
    readonly linger?: Duration;
    /** Default: 104857600. Not in 0.129.0. */
    readonly max_broker_write_bytes?: number;
    /** Default: 1000000. */
    readonly max_message_bytes?: number;
    /** Default: 1. */
    readonly required_acks?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly profiles?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    readonly message_key_from_metadata_key?: string;
    /** Default: otlp_profiles. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
  readonly protocol_version?: string;
  /** Not in 0.129.0. */
  readonly rack_id?: string;
  /** Not in 0.129.0. */
  readonly record_headers?: readonly {
    readonly name?: string;
    readonly value?: string;
  }[];
  /** Not in 0.129.0. */
  readonly record_partitioner?: {
    readonly extension?: string;
    readonly least_backup?: {
      readonly [k: string]: never;
    } | null;
    readonly round_robin?: {
      readonly [k: string]: never;
    } | null;
    readonly sticky_key?: {
      /** Default: sarama_compat. */
      readonly hasher?: string;
    } | null;
  } | null;
  readonly retry_on_failure?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 5s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 1.5. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      /** Not in 0.129.0. */
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. Not in 0.129.0. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: false. Not in 0.129.0. */
  readonly signal_header?: boolean;
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  readonly topic_from_attribute?: string;
  readonly traces?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Not in 0.129.0. */
    readonly message_key_from_metadata_key?: string;
    /** Default: otlp_spans. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
  /** Default: true. Not in 0.129.0. */
  readonly use_leader_epoch?: boolean;
}

/** `exporters.load_balancing`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/loadbalancingexporter v0.161.0. */
export interface LoadBalancingExporter {
  readonly protocol?: {
    readonly otlp?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
      } | null;
      readonly authority?: string;
      /** Default: round_robin. */
      readonly balancer_name?: string;
      /** Default: gzip. */
      readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
      /** Default: placeholder:4317. */
      readonly endpoint?: string;
      readonly headers?:
        | {
            readonly [k: string]: string;
          }
        | readonly {
            readonly name?: string;
            readonly value?: string;
          }[];
      readonly keepalive?: {
        /** false switches the section off. Not in 0.129.0. */
        readonly enabled?: boolean;
        /** Default: false. */
        readonly permit_without_stream?: boolean;
        /** Default: 0s. */
        readonly time?: Duration;
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      readonly middlewares?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0. */
      readonly read_buffer_size?: number;
      readonly retry_on_failure?: {
        /** Default: true. */
        readonly enabled?: boolean;
        /** Default: 5s. */
        readonly initial_interval?: Duration;
        /** Default: 5m0s. */
        readonly max_elapsed_time?: Duration;
        /** Default: 30s. */
        readonly max_interval?: Duration;
        /** Default: 1.5. */
        readonly multiplier?: number;
        /** Default: 0.5. */
        readonly randomization_factor?: number;
      } | null;
      readonly sending_queue?: {
        readonly batch?: {
          /** false switches the section off. Not in 0.129.0. */
          readonly enabled?: boolean;
          /** Default: 200ms. */
          readonly flush_timeout?: Duration;
          /** Default: 0. */
          readonly max_size?: number;
          /** Default: 8192. */
          readonly min_size?: number;
          /** Not in 0.129.0. */
          readonly partition?: {
            readonly metadata_keys?: readonly string[];
          } | null;
          /** Default: items. Not in 0.129.0. */
          readonly sizer?: "bytes" | "items" | "requests";
        } | null;
        /** Default: false. */
        readonly block_on_overflow?: boolean;
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 10. */
        readonly num_consumers?: number;
        /** Default: 1000. */
        readonly queue_size?: number;
        /** Default: requests. */
        readonly sizer?: "bytes" | "items" | "requests";
        readonly storage?: string;
        /** Default: false. */
        readonly wait_for_result?: boolean;
      } | null;
      /** Default: 5s. */
      readonly timeout?: Duration;
      readonly tls?: {
        readonly ca_file?: string;
        readonly ca_pem?: string;
        readonly cert_file?: string;
        readonly cert_pem?: string;
        readonly cipher_suites?: readonly string[];
        readonly curve_preferences?: readonly string[];
        /** Default: false. Not in 0.129.0. */
        readonly include_insecure_cipher_suites?: boolean;
        /** Default: false. */
        readonly include_system_ca_certs_pool?: boolean;
        /** Default: false. */
        readonly insecure?: boolean;
        /** Default: false. */
        readonly insecure_skip_verify?: boolean;
        readonly key_file?: string;
        readonly key_pem?: string;
        readonly max_version?: string;
        readonly min_version?: string;
        /** Default: 0s. */
        readonly reload_interval?: Duration;
        readonly server_name_override?: string;
        readonly tpm?: {
          readonly auth?: string;
          /** Default: false. */
          readonly enabled?: boolean;
          readonly owner_auth?: string;
          readonly path?: string;
        } | null;
      } | null;
      /** Not in 0.129.0. */
      readonly user_agent?: string;
      /** Default: false. */
      readonly wait_for_ready?: boolean;
      /** Default: 524288. */
      readonly write_buffer_size?: number;
    } | null;
  } | null;
  readonly resolver?: {
    readonly aws_cloud_map?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      readonly health_status?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly namespace?: string;
      /** Not in 0.129.0. */
      readonly owner_account?: string;
      readonly port?: number;
      readonly service_name?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly dns?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      readonly hostname?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly port?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly k8s?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      readonly ports?: readonly number[];
      /** Default: false. */
      readonly return_hostnames?: boolean;
      readonly service?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly static?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      readonly hostnames?: readonly string[];
    } | null;
  } | null;
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly initial_interval?: Duration;
    /** Default: 0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 0s. */
    readonly max_interval?: Duration;
    /** Default: 0. */
    readonly multiplier?: number;
    /** Default: 0. */
    readonly randomization_factor?: number;
  } | null;
  readonly routing_attributes?: readonly string[];
  readonly routing_key?: "" | "attributes" | "metric" | "resource" | "service" | "streamID" | "traceID";
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      /** Not in 0.129.0. */
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. Not in 0.129.0. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: 0s. */
  readonly timeout?: Duration;
}

/** `exporters.nop`: go.opentelemetry.io/collector/exporter/nopexporter v0.161.0. */
export interface NopExporter {
  readonly [k: string]: never;
}

/** `exporters.otlp_grpc`: go.opentelemetry.io/collector/exporter/otlpexporter v0.161.0. */
export interface OtlpGrpcExporter {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
  } | null;
  readonly authority?: string;
  /** Default: round_robin. */
  readonly balancer_name?: "" | "pick_first" | "round_robin";
  /** Default: gzip. */
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly endpoint?: string;
  readonly headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  readonly keepalive?: {
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: false. */
    readonly permit_without_stream?: boolean;
    /** Default: 0s. */
    readonly time?: Duration;
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Default: 0. */
  readonly read_buffer_size?: number;
  readonly retry_on_failure?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 5s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 1.5. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      /** Not in 0.129.0. */
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. Not in 0.129.0. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly user_agent?: string;
  /** Default: false. */
  readonly wait_for_ready?: boolean;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `exporters.otlp_http`: go.opentelemetry.io/collector/exporter/otlphttpexporter v0.161.0. */
export interface OtlpHttpExporter {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
  } | null;
  /** Default: gzip. */
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  readonly cookies?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  /** Default: proto. */
  readonly encoding?: "json" | "proto";
  readonly endpoint?: string;
  /** Default: true. Not in 0.129.0. */
  readonly force_attempt_http2?: boolean;
  readonly headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_conn_timeout?: Duration;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
  } | null;
  readonly logs_endpoint?: string;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  readonly metrics_endpoint?: string;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Not in 0.129.0. */
  readonly profiles_endpoint?: string;
  readonly proxy_url?: string;
  /** Default: 0. */
  readonly read_buffer_size?: number;
  readonly retry_on_failure?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 5s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 1.5. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      /** Not in 0.129.0. */
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. Not in 0.129.0. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: 30s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  readonly traces_endpoint?: string;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `exporters.prometheus`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/prometheusexporter v0.161.0. */
export interface PrometheusExporter {
  /** Default: true. */
  readonly add_metric_suffixes?: boolean;
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly const_labels?: {
    readonly [k: string]: string;
  };
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Not in 0.129.0. */
    readonly exposed_headers?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: false. */
  readonly enable_open_metrics?: boolean;
  readonly endpoint?: string;
  /** Default: 1m0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: true. Not in 0.129.0. */
  readonly keep_alives_enabled?: boolean;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_timeout?: Duration;
  } | null;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Default: 5m0s. */
  readonly metric_expiration?: Duration;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  readonly namespace?: string;
  /** Default: 1m0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly resource_constant_labels?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: false. */
    readonly exclude_service_attributes?: boolean;
    readonly excluded?: readonly string[];
    readonly included?: readonly string[];
  } | null;
  readonly resource_to_telemetry_conversion?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly exclude_service_attributes?: boolean;
    /** Not in 0.129.0. */
    readonly excluded?: readonly string[];
    /** Not in 0.129.0. */
    readonly included?: readonly string[];
  } | null;
  readonly response_headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  /** Default: false. */
  readonly send_timestamps?: boolean;
  /** Not in 0.129.0. */
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 0s. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 0. */
      readonly min_size?: number;
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0. */
    readonly num_consumers?: number;
    /** Default: 0. */
    readonly queue_size?: number;
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly client_ca_file?: string;
    /** Default: false. */
    readonly client_ca_file_reload?: boolean;
    readonly curve_preferences?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly translation_strategy?: string;
  /** Default: tcp. Not in 0.129.0. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
  /** Default: false. Not in 0.129.0. */
  readonly without_scope_info?: boolean;
  /** Default: 30s. */
  readonly write_timeout?: Duration;
}

/** `exporters.prometheus_remote_write`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/prometheusremotewriteexporter v0.161.0. */
export interface PrometheusRemoteWriteExporter {
  /** Default: true. */
  readonly add_metric_suffixes?: boolean;
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
  } | null;
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  /** Default: false. Not in 0.129.0. */
  readonly convert_explicit_histograms_to_nhcb?: boolean;
  readonly cookies?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly disable_scope_info?: boolean;
  /** Default: http://some.url:9411/api/prom/push. */
  readonly endpoint?: string;
  readonly external_labels?: {
    readonly [k: string]: string;
  };
  /** Default: true. Not in 0.129.0. */
  readonly force_attempt_http2?: boolean;
  readonly headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  /** Not in 0.129.0. */
  readonly http?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. */
      readonly enabled?: boolean;
    } | null;
    readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
    readonly compression_params?: {
      /** Default: 0. */
      readonly level?: number;
    } | null;
    readonly cookies?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
    } | null;
    /** Default: false. */
    readonly disable_keep_alives?: boolean;
    /** Default: http://some.url:9411/api/prom/push. */
    readonly endpoint?: string;
    /** Default: true. */
    readonly force_attempt_http2?: boolean;
    readonly headers?:
      | {
          readonly [k: string]: string;
        }
      | readonly {
          readonly name?: string;
          readonly value?: string;
        }[];
    /** Default: 0s. */
    readonly http2_ping_timeout?: Duration;
    /** Default: 0s. */
    readonly http2_read_idle_timeout?: Duration;
    /** Default: 1m30s. */
    readonly idle_conn_timeout?: Duration;
    readonly keepalive?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 0s. */
      readonly idle_conn_timeout?: Duration;
      /** Default: 0. */
      readonly max_idle_conns?: number;
      /** Default: 0. */
      readonly max_idle_conns_per_host?: number;
    } | null;
    /** Default: 0. */
    readonly max_conns_per_host?: number;
    /** Default: 100. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
    readonly middlewares?: readonly {
      readonly id?: string;
    }[];
    readonly proxy_url?: string;
    /** Default: 0. */
    readonly read_buffer_size?: number;
    /** Default: 5s. */
    readonly timeout?: Duration;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
      /** Default: false. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      /** Default: false. */
      readonly insecure?: boolean;
      /** Default: false. */
      readonly insecure_skip_verify?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly server_name_override?: string;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    /** Default: 524288. */
    readonly write_buffer_size?: number;
  } | null;
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  /** Not in 0.129.0. */
  readonly include_metadata_keys?: readonly string[];
  /** Default: false. Not in 0.129.0. */
  readonly keep_classic_histograms?: boolean;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_conn_timeout?: Duration;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
  } | null;
  readonly max_batch_request_parallelism?: number;
  /** Default: 3000000. */
  readonly max_batch_size_bytes?: number;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  readonly namespace?: string;
  /** Default: prometheus.WriteRequest. */
  readonly protobuf_message?: string;
  readonly proxy_url?: string;
  /** Default: 0. */
  readonly read_buffer_size?: number;
  readonly remote_write_queue?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 5. */
    readonly num_consumers?: number;
    /** Default: 10000. */
    readonly queue_size?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly resource_constant_labels?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: false. */
    readonly exclude_service_attributes?: boolean;
    readonly excluded?: readonly string[];
    readonly included?: readonly string[];
  } | null;
  readonly resource_to_telemetry_conversion?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly exclude_service_attributes?: boolean;
    /** Not in 0.129.0. */
    readonly excluded?: readonly string[];
    /** Not in 0.129.0. */
    readonly included?: readonly string[];
  } | null;
  readonly retry_on_failure?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 50ms. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 1.5. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  /** Default: false. */
  readonly send_metadata?: boolean;
  readonly target_info?: {
    /** Default: true. */
    readonly enabled?: boolean;
  } | null;
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Not in 0.129.0. */
  readonly translation_strategy?: string;
  readonly wal?: {
    /** Default: 0. */
    readonly buffer_size?: number;
    readonly directory?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: 0s. Not in 0.129.0. */
    readonly lag_record_frequency?: Duration;
    /** Default: 0s. */
    readonly truncate_frequency?: Duration;
  } | null;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `exporters.zipkin`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/zipkinexporter v0.161.0. */
export interface ZipkinExporter {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  readonly cookies?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  /** Default: <missing service name>. */
  readonly default_service_name?: string;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  readonly endpoint?: string;
  /** Default: true. */
  readonly force_attempt_http2?: boolean;
  /** Default: json. */
  readonly format?: string;
  readonly headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_conn_timeout?: Duration;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
  } | null;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  readonly proxy_url?: string;
  /** Default: 0. */
  readonly read_buffer_size?: number;
  readonly retry_on_failure?: {
    /** Default: true. */
    readonly enabled?: boolean;
    /** Default: 5s. */
    readonly initial_interval?: Duration;
    /** Default: 5m0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 30s. */
    readonly max_interval?: Duration;
    /** Default: 1.5. */
    readonly multiplier?: number;
    /** Default: 0.5. */
    readonly randomization_factor?: number;
  } | null;
  readonly sending_queue?: {
    readonly batch?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 200ms. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 8192. */
      readonly min_size?: number;
      readonly partition?: {
        readonly metadata_keys?: readonly string[];
      } | null;
      /** Default: items. */
      readonly sizer?: "bytes" | "items" | "requests";
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 10. */
    readonly num_consumers?: number;
    /** Default: 1000. */
    readonly queue_size?: number;
    /** Default: requests. */
    readonly sizer?: "bytes" | "items" | "requests";
    readonly storage?: string;
    /** Default: false. */
    readonly wait_for_result?: boolean;
  } | null;
  /** Default: 5s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `extensions.basicauth`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/basicauthextension v0.158.0. */
export interface BasicauthExtension {
  readonly client_auth?: {
    readonly password?: string;
    /** Not in 0.129.0. */
    readonly password_file?: string;
    readonly username?: string;
    /** Not in 0.129.0. */
    readonly username_file?: string;
  } | null;
  readonly htpasswd?: {
    readonly file?: string;
    readonly inline?: string;
  } | null;
}

/** `extensions.bearertokenauth`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/bearertokenauthextension v0.161.0. */
export interface BearertokenauthExtension {
  readonly filename?: string;
  /** Default: Authorization. */
  readonly header?: string;
  /** Not in 0.129.0. */
  readonly retry_on_failure?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly interval?: Duration;
    /** Default: 0. */
    readonly max_retries?: number;
  } | null;
  /** Default: Bearer. */
  readonly scheme?: string;
  readonly token?: string;
  readonly tokens?: readonly string[];
  /** Default: false. Not in 0.129.0. */
  readonly wait_for_token_file?: boolean;
}

/** `extensions.file_storage`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/storage/filestorage v0.161.0. */
export interface FileStorageExtension {
  readonly compaction?: {
    /** Default: 5s. */
    readonly check_interval?: Duration;
    /** Default: false. */
    readonly cleanup_on_start?: boolean;
    /** Default: /var/lib/otelcol/file_storage. */
    readonly directory?: string;
    /** Default: 65536. */
    readonly max_transaction_size?: number;
    /** Default: false. */
    readonly on_rebound?: boolean;
    /** Default: false. */
    readonly on_start?: boolean;
    /** Default: 100. */
    readonly rebound_needed_threshold_mib?: number;
    /** Default: 10. */
    readonly rebound_trigger_threshold_mib?: number;
  } | null;
  /** Default: false. */
  readonly create_directory?: boolean;
  /** Default: /var/lib/otelcol/file_storage. */
  readonly directory?: string;
  /** Default: 0750. */
  readonly directory_permissions?: string;
  /** Default: false. */
  readonly fsync?: boolean;
  /** Default: 0. Not in 0.129.0. */
  readonly max_size?: number;
  /** Default: false. Not in 0.129.0. */
  readonly recreate?: boolean;
  /** Default: 1s. */
  readonly timeout?: Duration;
}

/** `extensions.headers_setter`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/headerssetterextension v0.158.0. */
export interface HeadersSetterExtension {
  /** Not in 0.129.0. */
  readonly additional_auth?: string;
  readonly headers?: readonly {
    readonly action?: string;
    readonly default_value?: string;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly value?: string;
    /** Not in 0.129.0. */
    readonly value_file?: string;
  }[];
}

/** `extensions.health_check`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/healthcheckextension v0.161.0. */
export interface HealthCheckExtension {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    readonly request_params?: readonly string[];
  } | null;
  readonly check_collector_pipeline?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 5. */
    readonly exporter_failure_threshold?: number;
    /** Default: 5m. */
    readonly interval?: string;
  } | null;
  /** Not in 0.129.0. */
  readonly component_health?: {
    /** Default: false. */
    readonly include_permanent_errors?: boolean;
    /** Default: false. */
    readonly include_recoverable_errors?: boolean;
    /** Default: 0s. */
    readonly recovery_duration?: Duration;
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Not in 0.129.0. */
    readonly exposed_headers?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: localhost:13133. */
  readonly endpoint?: string;
  /** Not in 0.129.0. */
  readonly grpc?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. */
      readonly enabled?: boolean;
    } | null;
    readonly dialer?: {
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly endpoint?: string;
    /** Default: false. */
    readonly include_metadata?: boolean;
    readonly keepalive?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly enforcement_policy?: {
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly min_time?: Duration;
        /** Default: false. */
        readonly permit_without_stream?: boolean;
      } | null;
      readonly server_parameters?: {
        /** false switches the section off. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly max_connection_age?: Duration;
        /** Default: 0s. */
        readonly max_connection_age_grace?: Duration;
        /** Default: 0s. */
        readonly max_connection_idle?: Duration;
        /** Default: 0s. */
        readonly time?: Duration;
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
    } | null;
    /** Default: 0. */
    readonly max_concurrent_streams?: number;
    /** Default: 0. */
    readonly max_recv_msg_size_mib?: number;
    readonly middlewares?: readonly {
      readonly id?: string;
    }[];
    /** Default: 0. */
    readonly read_buffer_size?: number;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly client_ca_file?: string;
      /** Default: false. */
      readonly client_ca_file_reload?: boolean;
      readonly curve_preferences?: readonly string[];
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: false. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    readonly transport?:
      | ""
      | "ip"
      | "ip4"
      | "ip6"
      | "npipe"
      | "tcp"
      | "tcp4"
      | "tcp6"
      | "udp"
      | "udp4"
      | "udp6"
      | "unix"
      | "unixgram"
      | "unixpacket";
    /** Default: 0. */
    readonly write_buffer_size?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly http?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly request_params?: readonly string[];
    } | null;
    readonly compression_algorithms?: readonly string[];
    readonly config?: {
      /** Default: false. */
      readonly enabled?: boolean;
      /** Default: false. */
      readonly include_attributes?: boolean;
      readonly path?: string;
    } | null;
    readonly cors?: {
      readonly allowed_headers?: readonly string[];
      readonly allowed_origins?: readonly string[];
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly exposed_headers?: readonly string[];
      /** Default: 0. */
      readonly max_age?: number;
    } | null;
    readonly dialer?: {
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly endpoint?: string;
    /** Default: 0s. */
    readonly idle_timeout?: Duration;
    /** Default: false. */
    readonly include_metadata?: boolean;
    /** Default: false. */
    readonly keep_alives_enabled?: boolean;
    readonly keepalive?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
    } | null;
    /** Default: 0. */
    readonly max_request_body_size?: number;
    readonly middlewares?: readonly {
      readonly id?: string;
    }[];
    /** Default: 0s. */
    readonly read_header_timeout?: Duration;
    /** Default: 0s. */
    readonly read_timeout?: Duration;
    readonly response_headers?:
      | {
          readonly [k: string]: string;
        }
      | readonly {
          readonly name?: string;
          readonly value?: string;
        }[];
    readonly status?: {
      /** Default: false. */
      readonly enabled?: boolean;
      /** Default: false. */
      readonly include_attributes?: boolean;
      readonly path?: string;
    } | null;
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly client_ca_file?: string;
      /** Default: false. */
      readonly client_ca_file_reload?: boolean;
      readonly curve_preferences?: readonly string[];
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: false. */
      readonly include_insecure_cipher_suites?: boolean;
      /** Default: false. */
      readonly include_system_ca_certs_pool?: boolean;
      readonly key_file?: string;
      readonly key_pem?: string;
      readonly max_version?: string;
      readonly min_version?: string;
      /** Default: 0s. */
      readonly reload_interval?: Duration;
      readonly tpm?: {
        readonly auth?: string;
        /** Default: false. */
        readonly enabled?: boolean;
        readonly owner_auth?: string;
        readonly path?: string;
      } | null;
    } | null;
    readonly transport?:
      | ""
      | "ip"
      | "ip4"
      | "ip6"
      | "npipe"
      | "tcp"
      | "tcp4"
      | "tcp6"
      | "udp"
      | "udp4"
      | "udp6"
      | "unix"
      | "unixgram"
      | "unixpacket";
    /** Default: 0s. */
    readonly write_timeout?: Duration;
  } | null;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: false. Not in 0.129.0. */
  readonly keep_alives_enabled?: boolean;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_timeout?: Duration;
  } | null;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Default: /. */
  readonly path?: string;
  /** Default: 0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly response_body?: {
    readonly healthy?: string;
    readonly unhealthy?: string;
  } | null;
  readonly response_headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly client_ca_file?: string;
    /** Default: false. */
    readonly client_ca_file_reload?: boolean;
    readonly curve_preferences?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: tcp. Not in 0.129.0. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
  /** Default: false. Not in 0.129.0. */
  readonly use_v2?: boolean;
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `extensions.k8s_leader_elector`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/k8sleaderelector v0.149.0. */
export interface K8sLeaderElectorExtension {
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  readonly context?: string;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_burst?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_qps?: number;
  /** Default: 15s. */
  readonly lease_duration?: Duration;
  readonly lease_name?: string;
  readonly lease_namespace?: string;
  /** Default: 10s. */
  readonly renew_deadline?: Duration;
  /** Default: 2s. */
  readonly retry_period?: Duration;
}

/** `extensions.k8s_observer`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/observer/k8sobserver v0.161.0. */
export interface K8sObserverExtension {
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  readonly context?: string;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_burst?: number;
  /** Default: 0. Not in 0.129.0. */
  readonly kube_api_qps?: number;
  readonly namespaces?: readonly string[];
  readonly node?: string;
  /** Default: false. */
  readonly observe_ingresses?: boolean;
  /** Default: false. */
  readonly observe_nodes?: boolean;
  /** Default: true. */
  readonly observe_pods?: boolean;
  /** Default: false. */
  readonly observe_services?: boolean;
}

/** `extensions.oauth2client`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/oauth2clientauthextension v0.161.0. */
export interface Oauth2clientExtension {
  /** Not in 0.129.0. */
  readonly audience?: string;
  /** Not in 0.129.0. */
  readonly claims?: {
    readonly [k: string]: Json;
  };
  /** Not in 0.129.0. */
  readonly client_certificate_key?: string;
  /** Not in 0.129.0. */
  readonly client_certificate_key_file?: string;
  /** Not in 0.129.0. */
  readonly client_certificate_key_id?: string;
  readonly client_id?: string;
  readonly client_id_file?: string;
  readonly client_secret?: string;
  readonly client_secret_file?: string;
  readonly endpoint_params?: {
    readonly [k: string]: readonly string[];
  };
  /** Default: 5m0s. */
  readonly expiry_buffer?: Duration;
  /** Not in 0.129.0. */
  readonly grant_type?: string;
  /** Not in 0.129.0. */
  readonly iss?: string;
  readonly scopes?: readonly string[];
  /** Not in 0.129.0. */
  readonly signature_algorithm?: string;
  /** Default: 0s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    /** Default: false. */
    readonly insecure?: boolean;
    /** Default: false. */
    readonly insecure_skip_verify?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly server_name_override?: string;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  readonly token_url?: string;
}

/** `extensions.oidc`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/oidcauthextension v0.161.0. */
export interface OidcExtension {
  /** Default: authorization. */
  readonly attribute?: string;
  readonly audience?: string;
  readonly groups_claim?: string;
  /** Default: false. */
  readonly ignore_audience?: boolean;
  readonly issuer_ca_path?: string;
  readonly issuer_url?: string;
  readonly providers?: readonly {
    readonly audience?: string;
    readonly groups_claim?: string;
    readonly ignore_audience?: boolean;
    readonly ignore_issuer?: boolean;
    readonly issuer_ca_path?: string;
    readonly issuer_url?: string;
    readonly public_keys_file?: string;
    readonly username_claim?: string;
  }[];
  readonly username_claim?: string;
}

/** `extensions.pprof`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/pprofextension v0.161.0. */
export interface PprofExtension {
  /** Default: 0. */
  readonly block_profile_fraction?: number;
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: localhost:1777. */
  readonly endpoint?: string;
  /** Default: 0. */
  readonly mutex_profile_fraction?: number;
  readonly save_to_file?: string;
}

/** `extensions.zpages`: go.opentelemetry.io/collector/extension/zpagesextension v0.161.0. */
export interface ZpagesExtension {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Not in 0.129.0. */
    readonly exposed_headers?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Not in 0.129.0. */
  readonly dialer?: {
    /** Default: 0s. */
    readonly timeout?: Duration;
  } | null;
  /** Default: localhost:55679. */
  readonly endpoint?: string;
  readonly expvar?: {
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  /** Default: 1m0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: true. Not in 0.129.0. */
  readonly keep_alives_enabled?: boolean;
  /** Not in 0.129.0. */
  readonly keepalive?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly idle_timeout?: Duration;
  } | null;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Not in 0.129.0. */
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  /** Default: 1m0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly response_headers?:
    | {
        readonly [k: string]: string;
      }
    | readonly {
        readonly name?: string;
        readonly value?: string;
      }[];
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly client_ca_file?: string;
    /** Default: false. */
    readonly client_ca_file_reload?: boolean;
    readonly curve_preferences?: readonly string[];
    /** false switches the section off. Not in 0.129.0. */
    readonly enabled?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly include_insecure_cipher_suites?: boolean;
    /** Default: false. */
    readonly include_system_ca_certs_pool?: boolean;
    readonly key_file?: string;
    readonly key_pem?: string;
    readonly max_version?: string;
    readonly min_version?: string;
    /** Default: 0s. */
    readonly reload_interval?: Duration;
    readonly tpm?: {
      readonly auth?: string;
      /** Default: false. */
      readonly enabled?: boolean;
      readonly owner_auth?: string;
      readonly path?: string;
    } | null;
  } | null;
  /** Default: tcp. Not in 0.129.0. */
  readonly transport?:
    | ""
    | "ip"
    | "ip4"
    | "ip6"
    | "npipe"
    | "tcp"
    | "tcp4"
    | "tcp6"
    | "udp"
    | "udp4"
    | "udp6"
    | "unix"
    | "unixgram"
    | "unixpacket";
  /** Default: 30s. */
  readonly write_timeout?: Duration;
}

/** `connectors.count`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector v0.161.0. */
export interface CountConnector {
  readonly datapoints?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
  readonly logs?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
  readonly metrics?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
  readonly profiles?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
  readonly spanevents?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
  readonly spans?: {
    readonly [k: string]: {
      readonly attributes?: readonly {
        readonly default_value?: Json;
        readonly key?: string;
      }[];
      readonly conditions?: readonly string[];
      readonly description?: string;
    };
  };
}

/** `connectors.forward`: go.opentelemetry.io/collector/connector/forwardconnector v0.161.0. */
export interface ForwardConnector {
  readonly [k: string]: never;
}

/** `connectors.routing`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/routingconnector v0.149.0. */
export interface RoutingConnector {
  readonly default_pipelines?: readonly string[];
  /** Default: propagate. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
  readonly table?: readonly {
    /** Not in 0.129.0. */
    readonly action?: "copy" | "move";
    readonly condition?: string;
    readonly context?: string;
    readonly pipelines?: readonly string[];
    readonly statement?: string;
  }[];
}

/** `connectors.service_graph`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/servicegraphconnector v0.159.0. */
export interface ServiceGraphConnector {
  /** Default: 1m0s. */
  readonly cache_loop?: Duration;
  readonly database_name_attributes?: readonly string[];
  readonly dimensions?: readonly string[];
  /** Default: 0. */
  readonly exponential_histogram_max_size?: number;
  readonly latency_histogram_buckets?: readonly Duration[];
  readonly metrics_flush_interval?: Duration;
  /** Default: 0s. */
  readonly metrics_timestamp_offset?: Duration;
  readonly store?: {
    /** Default: 1000. */
    readonly max_items?: number;
    /** Default: 2s. */
    readonly ttl?: Duration;
  } | null;
  /** Default: 2s. */
  readonly store_expiration_loop?: Duration;
  /** Default: false. */
  readonly virtual_node_extra_label?: boolean;
  readonly virtual_node_peer_attributes?: readonly string[];
}

/** `connectors.span_metrics`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/spanmetricsconnector v0.161.0. */
export interface SpanMetricsConnector {
  /** Default: false. Not in 0.129.0. */
  readonly add_resource_attributes?: boolean;
  /** Default: 0. */
  readonly aggregation_cardinality_limit?: number;
  /** Default: AGGREGATION_TEMPORALITY_CUMULATIVE. */
  readonly aggregation_temporality?: string;
  readonly calls_dimensions?: readonly {
    readonly default?: string;
    /** Not in 0.129.0. */
    readonly glob?: string;
    readonly name?: string;
  }[];
  readonly dimensions?: readonly {
    readonly default?: string;
    /** Not in 0.129.0. */
    readonly glob?: string;
    readonly name?: string;
  }[];
  /** Default: 0. */
  readonly dimensions_cache_size?: number;
  /** Default: false. Not in 0.129.0. */
  readonly enable_metrics_sampling_method?: boolean;
  readonly events?: {
    readonly dimensions?: readonly {
      readonly default?: string;
      /** Not in 0.129.0. */
      readonly glob?: string;
      readonly name?: string;
    }[];
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  readonly exclude_dimensions?: readonly string[];
  readonly exemplars?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 5. */
    readonly max_per_data_point?: number;
  } | null;
  readonly histogram?: {
    readonly dimensions?: readonly {
      readonly default?: string;
      /** Not in 0.129.0. */
      readonly glob?: string;
      readonly name?: string;
    }[];
    /** Default: false. */
    readonly disable?: boolean;
    readonly explicit?: {
      readonly buckets?: readonly Duration[];
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
    } | null;
    readonly exponential?: {
      /** false switches the section off. Not in 0.129.0. */
      readonly enabled?: boolean;
      /** Default: 0. */
      readonly max_size?: number;
    } | null;
    /** Default: ms. */
    readonly unit?: "ms" | "s";
  } | null;
  readonly include_instrumentation_scope?: readonly string[];
  readonly metric_timestamp_cache_size?: number;
  /** Default: 0s. */
  readonly metrics_expiration?: Duration;
  /** Default: 1m0s. */
  readonly metrics_flush_interval?: Duration;
  /** Default: traces.span.metrics. */
  readonly namespace?: string;
  /** Default: 1000. */
  readonly resource_metrics_cache_size?: number;
  readonly resource_metrics_key_attributes?: readonly string[];
  /** Default: 0s. Not in 0.129.0. */
  readonly series_expiration?: Duration;
}

/** `service.telemetry`. */
export interface Telemetry {
  readonly logs?: {
    /** Default: false. */
    readonly development?: boolean;
    /** Default: false. */
    readonly disable_caller?: boolean;
    /** Default: false. */
    readonly disable_stacktrace?: boolean;
    /** Default: false. Not in 0.129.0. */
    readonly disable_zap_resource?: boolean;
    /** Default: console. */
    readonly encoding?: string;
    /** Default: ["stderr"]. */
    readonly error_output_paths?: readonly string[];
    readonly initial_fields?: {
      readonly [k: string]: Json;
    };
    /** Default: info. */
    readonly level?: "" | "debug" | "dpanic" | "error" | "fatal" | "info" | "panic" | "warn" | "warning";
    /** Default: ["stderr"]. */
    readonly output_paths?: readonly string[];
    readonly processors?: readonly {
      readonly batch?: {
        readonly export_timeout?: number;
        readonly exporter?: {
          readonly console?: {
            readonly [k: string]: Json;
          };
          readonly otlp?: {
            readonly certificate?: string;
            readonly client_certificate?: string;
            readonly client_key?: string;
            readonly compression?: string;
            readonly endpoint?: string;
            readonly headers?: readonly {
              readonly name?: string;
              readonly value?: string;
            }[];
            readonly headers_list?: string;
            readonly insecure?: boolean;
            readonly protocol?: string;
            readonly timeout?: number;
          } | null;
        } | null;
        readonly max_export_batch_size?: number;
        readonly max_queue_size?: number;
        readonly schedule_delay?: number;
      } | null;
      readonly simple?: {
        readonly exporter?: {
          readonly console?: {
            readonly [k: string]: Json;
          };
          readonly otlp?: {
            readonly certificate?: string;
            readonly client_certificate?: string;
            readonly client_key?: string;
            readonly compression?: string;
            readonly endpoint?: string;
            readonly headers?: readonly {
              readonly name?: string;
              readonly value?: string;
            }[];
            readonly headers_list?: string;
            readonly insecure?: boolean;
            readonly protocol?: string;
            readonly timeout?: number;
          } | null;
        } | null;
      } | null;
    }[];
    readonly sampling?: {
      /** Default: true. */
      readonly enabled?: boolean;
      /** Default: 10. */
      readonly initial?: number;
      /** Default: 100. */
      readonly thereafter?: number;
      /** Default: 10s. */
      readonly tick?: Duration;
    } | null;
  } | null;
  readonly metrics?: {
    /** Default: normal. */
    readonly level?: "basic" | "detailed" | "none" | "normal";
    /** Default: [{"periodic":null,"producers":null,"pull":{"exporter":{"prometheus":{"host":"localhost","port":8888,"with_resource_constant_labels":null,"without_scope_info":true,"without_type_suffix":true,"without_units":true}}}}]. */
    readonly readers?: readonly {
      readonly periodic?: {
        readonly exporter?: {
          readonly console?: {
            readonly [k: string]: Json;
          };
          readonly otlp?: {
            readonly certificate?: string;
            readonly client_certificate?: string;
            readonly client_key?: string;
            readonly compression?: string;
            readonly default_histogram_aggregation?: string;
            readonly endpoint?: string;
            readonly headers?: readonly {
              readonly name?: string;
              readonly value?: string;
            }[];
            readonly headers_list?: string;
            readonly insecure?: boolean;
            readonly protocol?: string;
            readonly temporality_preference?: string;
            readonly timeout?: number;
          } | null;
        } | null;
        readonly interval?: number;
        readonly timeout?: number;
      } | null;
      readonly producers?: readonly {
        readonly opencensus?: {
          readonly [k: string]: Json;
        };
      }[];
      readonly pull?: {
        readonly exporter?: {
          readonly prometheus?: {
            readonly host?: string;
            readonly port?: number;
            readonly with_resource_constant_labels?: {
              readonly excluded?: readonly string[];
              readonly included?: readonly string[];
            } | null;
            readonly without_scope_info?: boolean;
            readonly without_type_suffix?: boolean;
            readonly without_units?: boolean;
          } | null;
        } | null;
      } | null;
    }[];
    readonly views?: readonly {
      readonly selector?: {
        readonly instrument_name?: string;
        readonly instrument_type?: string;
        readonly meter_name?: string;
        readonly meter_schema_url?: string;
        readonly meter_version?: string;
        readonly unit?: string;
      } | null;
      readonly stream?: {
        readonly aggregation?: {
          readonly base2_exponential_bucket_histogram?: {
            readonly max_scale?: number;
            readonly max_size?: number;
            readonly record_min_max?: boolean;
          } | null;
          readonly default?: {
            readonly [k: string]: Json;
          };
          readonly drop?: {
            readonly [k: string]: Json;
          };
          readonly explicit_bucket_histogram?: {
            readonly boundaries?: readonly number[];
            readonly record_min_max?: boolean;
          } | null;
          readonly last_value?: {
            readonly [k: string]: Json;
          };
          readonly sum?: {
            readonly [k: string]: Json;
          };
        } | null;
        readonly attribute_keys?: {
          readonly excluded?: readonly string[];
          readonly included?: readonly string[];
        } | null;
        readonly description?: string;
        readonly name?: string;
      } | null;
    }[];
  } | null;
  readonly resource?: {
    readonly attributes?: readonly {
      readonly name?: string;
      readonly type?: {
        readonly Value?: Json;
      } | null;
      readonly value?: Json;
    }[];
    readonly attributes_list?: string;
    readonly "detection/development"?: {
      readonly attributes?: {
        readonly excluded?: readonly string[];
        readonly included?: readonly string[];
      } | null;
      readonly detectors?: readonly {
        readonly "aws.ecs"?: {
          readonly [k: string]: Json;
        };
        readonly "aws.eks"?: {
          readonly [k: string]: Json;
        };
        readonly "azure.vm"?: {
          readonly [k: string]: Json;
        };
        readonly container?: {
          readonly [k: string]: Json;
        };
        readonly gcp?: {
          readonly [k: string]: Json;
        };
        readonly host?: {
          readonly [k: string]: Json;
        };
        readonly process?: {
          readonly [k: string]: Json;
        };
        readonly service?: {
          readonly [k: string]: Json;
        };
      }[];
    } | null;
    readonly detectors?: {
      readonly attributes?: {
        readonly excluded?: readonly string[];
        readonly included?: readonly string[];
      } | null;
    } | null;
    /** Default: https://opentelemetry.io/schemas/1.40.0. */
    readonly schema_url?: string;
    readonly [k: string]:
      | Json
      | readonly {
          readonly name?: string;
          readonly type?: {
            readonly Value?: Json;
          } | null;
          readonly value?: Json;
        }[]
      | string
      | {
          readonly attributes?: {
            readonly excluded?: readonly string[];
            readonly included?: readonly string[];
          } | null;
          readonly detectors?: readonly {
            readonly "aws.ecs"?: {
              readonly [k: string]: Json;
            };
            readonly "aws.eks"?: {
              readonly [k: string]: Json;
            };
            readonly "azure.vm"?: {
              readonly [k: string]: Json;
            };
            readonly container?: {
              readonly [k: string]: Json;
            };
            readonly gcp?: {
              readonly [k: string]: Json;
            };
            readonly host?: {
              readonly [k: string]: Json;
            };
            readonly process?: {
              readonly [k: string]: Json;
            };
            readonly service?: {
              readonly [k: string]: Json;
            };
          }[];
        }
      | null
      | {
          readonly attributes?: {
            readonly excluded?: readonly string[];
            readonly included?: readonly string[];
          } | null;
        }
      | undefined;
  } | null;
  readonly traces?: {
    /** Default: basic. */
    readonly level?: "basic" | "detailed" | "none" | "normal";
    readonly limits?: {
      readonly attribute_count_limit?: number;
      readonly attribute_value_length_limit?: number;
      readonly event_attribute_count_limit?: number;
      readonly event_count_limit?: number;
      readonly link_attribute_count_limit?: number;
      readonly link_count_limit?: number;
    } | null;
    readonly processors?: readonly {
      readonly batch?: {
        readonly export_timeout?: number;
        readonly exporter?: {
          readonly console?: {
            readonly [k: string]: Json;
          };
          readonly otlp?: {
            readonly certificate?: string;
            readonly client_certificate?: string;
            readonly client_key?: string;
            readonly compression?: string;
            readonly endpoint?: string;
            readonly headers?: readonly {
              readonly name?: string;
              readonly value?: string;
            }[];
            readonly headers_list?: string;
            readonly insecure?: boolean;
            readonly protocol?: string;
            readonly timeout?: number;
          } | null;
          readonly zipkin?: {
            readonly endpoint?: string;
            readonly timeout?: number;
          } | null;
        } | null;
        readonly max_export_batch_size?: number;
        readonly max_queue_size?: number;
        readonly schedule_delay?: number;
      } | null;
      readonly simple?: {
        readonly exporter?: {
          readonly console?: {
            readonly [k: string]: Json;
          };
          readonly otlp?: {
            readonly certificate?: string;
            readonly client_certificate?: string;
            readonly client_key?: string;
            readonly compression?: string;
            readonly endpoint?: string;
            readonly headers?: readonly {
              readonly name?: string;
              readonly value?: string;
            }[];
            readonly headers_list?: string;
            readonly insecure?: boolean;
            readonly protocol?: string;
            readonly timeout?: number;
          } | null;
          readonly zipkin?: {
            readonly endpoint?: string;
            readonly timeout?: number;
          } | null;
        } | null;
      } | null;
    }[];
    readonly propagators?: readonly string[];
    readonly sampler?: {
      readonly always_off?: {
        readonly [k: string]: Json;
      };
      readonly always_on?: {
        readonly [k: string]: Json;
      };
      readonly jaeger_remote?: {
        readonly endpoint?: string;
        readonly initial_sampler?: JsonObject | null;
        readonly interval?: number;
      } | null;
      readonly parent_based?: {
        readonly local_parent_not_sampled?: JsonObject | null;
        readonly local_parent_sampled?: JsonObject | null;
        readonly remote_parent_not_sampled?: JsonObject | null;
        readonly remote_parent_sampled?: JsonObject | null;
        readonly root?: JsonObject | null;
      } | null;
      readonly trace_id_ratio_based?: {
        readonly ratio?: number;
      } | null;
    } | null;
  } | null;
}

/** The receivers section, by id: `type` or `type/name`. */
export interface Receivers {
  readonly file_log?: FileLogReceiver | null;
  readonly [id: `file_log/${string}`]: FileLogReceiver | null;
  /** @deprecated renamed to file_log */
  readonly filelog?: FileLogReceiver | null;
  readonly [id: `filelog/${string}`]: FileLogReceiver | null;
  readonly fluent_forward?: FluentForwardReceiver | null;
  readonly [id: `fluent_forward/${string}`]: FluentForwardReceiver | null;
  /** @deprecated renamed to fluent_forward */
  readonly fluentforward?: FluentForwardReceiver | null;
  readonly [id: `fluentforward/${string}`]: FluentForwardReceiver | null;
  readonly host_metrics?: HostMetricsReceiver | null;
  readonly [id: `host_metrics/${string}`]: HostMetricsReceiver | null;
  /** @deprecated renamed to host_metrics */
  readonly hostmetrics?: HostMetricsReceiver | null;
  readonly [id: `hostmetrics/${string}`]: HostMetricsReceiver | null;
  readonly jaeger?: JaegerReceiver | null;
  readonly [id: `jaeger/${string}`]: JaegerReceiver | null;
  readonly journald?: JournaldReceiver | null;
  readonly [id: `journald/${string}`]: JournaldReceiver | null;
  readonly k8s_cluster?: K8sClusterReceiver | null;
  readonly [id: `k8s_cluster/${string}`]: K8sClusterReceiver | null;
  readonly kafka?: KafkaReceiver | null;
  readonly [id: `kafka/${string}`]: KafkaReceiver | null;
  readonly kubelet_stats?: KubeletStatsReceiver | null;
  readonly [id: `kubelet_stats/${string}`]: KubeletStatsReceiver | null;
  /** @deprecated renamed to kubelet_stats */
  readonly kubeletstats?: KubeletStatsReceiver | null;
  readonly [id: `kubeletstats/${string}`]: KubeletStatsReceiver | null;
  readonly nop?: NopReceiver | null;
  readonly [id: `nop/${string}`]: NopReceiver | null;
  readonly otlp?: OtlpReceiver | null;
  readonly [id: `otlp/${string}`]: OtlpReceiver | null;
  readonly prometheus?: PrometheusReceiver | null;
  readonly [id: `prometheus/${string}`]: PrometheusReceiver | null;
  readonly receiver_creator?: ReceiverCreatorReceiver | null;
  readonly [id: `receiver_creator/${string}`]: ReceiverCreatorReceiver | null;
  readonly redis?: RedisReceiver | null;
  readonly [id: `redis/${string}`]: RedisReceiver | null;
  readonly statsd?: StatsdReceiver | null;
  readonly [id: `statsd/${string}`]: StatsdReceiver | null;
  readonly syslog?: SyslogReceiver | null;
  readonly [id: `syslog/${string}`]: SyslogReceiver | null;
  readonly tcp_log?: TcpLogReceiver | null;
  readonly [id: `tcp_log/${string}`]: TcpLogReceiver | null;
  /** @deprecated renamed to tcp_log */
  readonly tcplog?: TcpLogReceiver | null;
  readonly [id: `tcplog/${string}`]: TcpLogReceiver | null;
  readonly udp_log?: UdpLogReceiver | null;
  readonly [id: `udp_log/${string}`]: UdpLogReceiver | null;
  /** @deprecated renamed to udp_log */
  readonly udplog?: UdpLogReceiver | null;
  readonly [id: `udplog/${string}`]: UdpLogReceiver | null;
  readonly zipkin?: ZipkinReceiver | null;
  readonly [id: `zipkin/${string}`]: ZipkinReceiver | null;
}

/** The processors section, by id: `type` or `type/name`. */
export interface Processors {
  readonly attributes?: AttributesProcessor | null;
  readonly [id: `attributes/${string}`]: AttributesProcessor | null;
  readonly batch?: BatchProcessor | null;
  readonly [id: `batch/${string}`]: BatchProcessor | null;
  readonly cumulative_to_delta?: CumulativeToDeltaProcessor | null;
  readonly [id: `cumulative_to_delta/${string}`]: CumulativeToDeltaProcessor | null;
  /** @deprecated renamed to cumulative_to_delta */
  readonly cumulativetodelta?: CumulativeToDeltaProcessor | null;
  readonly [id: `cumulativetodelta/${string}`]: CumulativeToDeltaProcessor | null;
  readonly delta_to_cumulative?: DeltaToCumulativeProcessor | null;
  readonly [id: `delta_to_cumulative/${string}`]: DeltaToCumulativeProcessor | null;
  /** @deprecated renamed to delta_to_cumulative */
  readonly deltatocumulative?: DeltaToCumulativeProcessor | null;
  readonly [id: `deltatocumulative/${string}`]: DeltaToCumulativeProcessor | null;
  readonly filter?: FilterProcessor | null;
  readonly [id: `filter/${string}`]: FilterProcessor | null;
  readonly groupbyattrs?: GroupbyattrsProcessor | null;
  readonly [id: `groupbyattrs/${string}`]: GroupbyattrsProcessor | null;
  readonly groupbytrace?: GroupbytraceProcessor | null;
  readonly [id: `groupbytrace/${string}`]: GroupbytraceProcessor | null;
  readonly interval?: IntervalProcessor | null;
  readonly [id: `interval/${string}`]: IntervalProcessor | null;
  readonly k8s_attributes?: K8sAttributesProcessor | null;
  readonly [id: `k8s_attributes/${string}`]: K8sAttributesProcessor | null;
  /** @deprecated renamed to k8s_attributes */
  readonly k8sattributes?: K8sAttributesProcessor | null;
  readonly [id: `k8sattributes/${string}`]: K8sAttributesProcessor | null;
  readonly memory_limiter?: MemoryLimiterProcessor | null;
  readonly [id: `memory_limiter/${string}`]: MemoryLimiterProcessor | null;
  readonly metrics_transform?: MetricsTransformProcessor | null;
  readonly [id: `metrics_transform/${string}`]: MetricsTransformProcessor | null;
  /** @deprecated renamed to metrics_transform */
  readonly metricstransform?: MetricsTransformProcessor | null;
  readonly [id: `metricstransform/${string}`]: MetricsTransformProcessor | null;
  readonly probabilistic_sampler?: ProbabilisticSamplerProcessor | null;
  readonly [id: `probabilistic_sampler/${string}`]: ProbabilisticSamplerProcessor | null;
  readonly redaction?: RedactionProcessor | null;
  readonly [id: `redaction/${string}`]: RedactionProcessor | null;
  readonly resource?: ResourceProcessor | null;
  readonly [id: `resource/${string}`]: ResourceProcessor | null;
  readonly resource_detection?: ResourceDetectionProcessor | null;
  readonly [id: `resource_detection/${string}`]: ResourceDetectionProcessor | null;
  /** @deprecated renamed to resource_detection */
  readonly resourcedetection?: ResourceDetectionProcessor | null;
  readonly [id: `resourcedetection/${string}`]: ResourceDetectionProcessor | null;
  readonly span?: SpanProcessor | null;
  readonly [id: `span/${string}`]: SpanProcessor | null;
  readonly tail_sampling?: TailSamplingProcessor | null;
  readonly [id: `tail_sampling/${string}`]: TailSamplingProcessor | null;
  readonly transform?: TransformProcessor | null;
  readonly [id: `transform/${string}`]: TransformProcessor | null;
}

/** The exporters section, by id: `type` or `type/name`. */
export interface Exporters {
  readonly debug?: DebugExporter | null;
  readonly [id: `debug/${string}`]: DebugExporter | null;
  readonly file?: FileExporter | null;
  readonly [id: `file/${string}`]: FileExporter | null;
  readonly kafka?: KafkaExporter | null;
  readonly [id: `kafka/${string}`]: KafkaExporter | null;
  readonly load_balancing?: LoadBalancingExporter | null;
  readonly [id: `load_balancing/${string}`]: LoadBalancingExporter | null;
  /** @deprecated renamed to load_balancing */
  readonly loadbalancing?: LoadBalancingExporter | null;
  readonly [id: `loadbalancing/${string}`]: LoadBalancingExporter | null;
  readonly nop?: NopExporter | null;
  readonly [id: `nop/${string}`]: NopExporter | null;
  readonly otlp_grpc?: OtlpGrpcExporter | null;
  readonly [id: `otlp_grpc/${string}`]: OtlpGrpcExporter | null;
  /** @deprecated renamed to otlp_grpc */
  readonly otlp?: OtlpGrpcExporter | null;
  readonly [id: `otlp/${string}`]: OtlpGrpcExporter | null;
  readonly otlp_http?: OtlpHttpExporter | null;
  readonly [id: `otlp_http/${string}`]: OtlpHttpExporter | null;
  /** @deprecated renamed to otlp_http */
  readonly otlphttp?: OtlpHttpExporter | null;
  readonly [id: `otlphttp/${string}`]: OtlpHttpExporter | null;
  readonly prometheus?: PrometheusExporter | null;
  readonly [id: `prometheus/${string}`]: PrometheusExporter | null;
  readonly prometheus_remote_write?: PrometheusRemoteWriteExporter | null;
  readonly [id: `prometheus_remote_write/${string}`]: PrometheusRemoteWriteExporter | null;
  /** @deprecated renamed to prometheus_remote_write */
  readonly prometheusremotewrite?: PrometheusRemoteWriteExporter | null;
  readonly [id: `prometheusremotewrite/${string}`]: PrometheusRemoteWriteExporter | null;
  readonly zipkin?: ZipkinExporter | null;
  readonly [id: `zipkin/${string}`]: ZipkinExporter | null;
}

/** The extensions section, by id: `type` or `type/name`. */
export interface Extensions {
  readonly basicauth?: BasicauthExtension | null;
  readonly [id: `basicauth/${string}`]: BasicauthExtension | null;
  readonly bearertokenauth?: BearertokenauthExtension | null;
  readonly [id: `bearertokenauth/${string}`]: BearertokenauthExtension | null;
  readonly file_storage?: FileStorageExtension | null;
  readonly [id: `file_storage/${string}`]: FileStorageExtension | null;
  readonly headers_setter?: HeadersSetterExtension | null;
  readonly [id: `headers_setter/${string}`]: HeadersSetterExtension | null;
  readonly health_check?: HealthCheckExtension | null;
  readonly [id: `health_check/${string}`]: HealthCheckExtension | null;
  readonly k8s_leader_elector?: K8sLeaderElectorExtension | null;
  readonly [id: `k8s_leader_elector/${string}`]: K8sLeaderElectorExtension | null;
  readonly k8s_observer?: K8sObserverExtension | null;
  readonly [id: `k8s_observer/${string}`]: K8sObserverExtension | null;
  readonly oauth2client?: Oauth2clientExtension | null;
  readonly [id: `oauth2client/${string}`]: Oauth2clientExtension | null;
  readonly oidc?: OidcExtension | null;
  readonly [id: `oidc/${string}`]: OidcExtension | null;
  readonly pprof?: PprofExtension | null;
  readonly [id: `pprof/${string}`]: PprofExtension | null;
  readonly zpages?: ZpagesExtension | null;
  readonly [id: `zpages/${string}`]: ZpagesExtension | null;
}

/** The connectors section, by id: `type` or `type/name`. */
export interface Connectors {
  readonly count?: CountConnector | null;
  readonly [id: `count/${string}`]: CountConnector | null;
  readonly forward?: ForwardConnector | null;
  readonly [id: `forward/${string}`]: ForwardConnector | null;
  readonly routing?: RoutingConnector | null;
  readonly [id: `routing/${string}`]: RoutingConnector | null;
  readonly service_graph?: ServiceGraphConnector | null;
  readonly [id: `service_graph/${string}`]: ServiceGraphConnector | null;
  /** @deprecated renamed to service_graph */
  readonly servicegraph?: ServiceGraphConnector | null;
  readonly [id: `servicegraph/${string}`]: ServiceGraphConnector | null;
  readonly span_metrics?: SpanMetricsConnector | null;
  readonly [id: `span_metrics/${string}`]: SpanMetricsConnector | null;
  /** @deprecated renamed to span_metrics */
  readonly spanmetrics?: SpanMetricsConnector | null;
  readonly [id: `spanmetrics/${string}`]: SpanMetricsConnector | null;
}

/** What each section of a configuration takes. */
export interface Sections {
  readonly receivers: Receivers;
  readonly processors: Processors;
  readonly exporters: Exporters;
  readonly extensions: Extensions;
  readonly connectors: Connectors;
  readonly telemetry: Telemetry;
}
