/** Configuration types of Collector 0.129.0, generated from schemas/0.129.0 by tools/schemas/types.ts. */

import type { Duration } from "../../duration.ts";
import type { Json, JsonObject } from "../../json.ts";

/** `receivers.filelog`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/filelogreceiver v0.129.0. */
export interface FilelogReceiver {
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
  /** Default: false. */
  readonly include_file_record_number?: boolean;
  /** Default: 16384. */
  readonly initial_buffer_size?: string;
  /** Default: 0. */
  readonly max_batches?: number;
  /** Default: 1024. */
  readonly max_concurrent_files?: number;
  /** Default: 1048576. */
  readonly max_log_size?: string;
  readonly multiline?: {
    readonly line_end_pattern?: string;
    readonly line_start_pattern?: string;
    /** Default: false. */
    readonly omit_pattern?: boolean;
  } | null;
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
    /** Default: 0. */
    readonly top_n?: number;
  } | null;
  readonly output?: readonly string[];
  /** Default: 200ms. */
  readonly poll_interval?: Duration;
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
  /** Default: end. */
  readonly start_at?: string;
  readonly storage?: string;
  /** Default: file_input. */
  readonly type?: string;
}

/** `receivers.fluentforward`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/fluentforwardreceiver v0.129.0. */
export interface FluentforwardReceiver {
  readonly endpoint?: string;
}

/** `receivers.hostmetrics`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/hostmetricsreceiver v0.129.0. */
export interface HostmetricsReceiver {
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
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.logical.count"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.physical.count"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.time"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.cpu.utilization"?: {
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
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.io_time"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.merged"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.operation_time"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.operations"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.pending_operations"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.disk.weighted_io_time"?: {
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
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.filesystem.usage"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.filesystem.utilization"?: {
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
        readonly "system.memory.page_size"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.usage"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.memory.utilization"?: {
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
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.errors"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.io"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.network.packets"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
      } | null;
    } | null;
    readonly paging?: {
      readonly metrics?: {
        readonly "system.paging.faults"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.operations"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.usage"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "system.paging.utilization"?: {
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
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.cpu.time"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.cpu.utilization"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.disk.io"?: {
          /** Default: true. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.disk.operations"?: {
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
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.signals_pending"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.threads"?: {
          /** Default: false. */
          readonly enabled?: boolean;
        } | null;
        readonly "process.uptime"?: {
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

/** `receivers.jaeger`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/jaegerreceiver v0.129.0. */
export interface JaegerReceiver {
  readonly protocols?: {
    readonly grpc?: {
      readonly auth?: {
        readonly authenticator?: string;
      } | null;
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** Default: localhost:14250. */
      readonly endpoint?: string;
      /** Default: false. */
      readonly include_metadata?: boolean;
      readonly keepalive?: {
        readonly enforcement_policy?: {
          /** Default: 0s. */
          readonly min_time?: Duration;
          /** Default: false. */
          readonly permit_without_stream?: boolean;
        } | null;
        readonly server_parameters?: {
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
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      /** Default: localhost:14268. */
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Gone in 0.161.0. */
      readonly middleware?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?: {
        readonly [k: string]: string;
      };
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
      /** Default: 0s. */
      readonly write_timeout?: Duration;
    } | null;
  } | null;
  readonly remote_sampling?: {
    readonly auth?: {
      readonly authenticator?: string;
    } | null;
    readonly authority?: string;
    readonly balancer_name?: string;
    readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
    readonly endpoint?: string;
    readonly headers?: {
      readonly [k: string]: string;
    };
    readonly host_endpoint?: string;
    readonly keepalive?: {
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
    /** Default: false. */
    readonly wait_for_ready?: boolean;
    /** Default: 0. */
    readonly write_buffer_size?: number;
  } | null;
}

/** `receivers.journald`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/journaldreceiver v0.129.0. */
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
  readonly matches?: readonly {
    readonly [k: string]: string;
  }[];
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
  /** Default: end. */
  readonly start_at?: string;
  readonly storage?: string;
  /** Default: journald_input. */
  readonly type?: string;
  readonly units?: readonly string[];
}

/** `receivers.k8s_cluster`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/k8sclusterreceiver v0.129.0. */
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

/** `receivers.kafka`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/kafkareceiver v0.129.0. */
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
    /** Gone in 0.161.0. */
    readonly plain_text?: {
      readonly password?: string;
      readonly username?: string;
    } | null;
    readonly sasl?: {
      readonly aws_msk?: {
        readonly region?: string;
      } | null;
      readonly mechanism?: string;
      readonly password?: string;
      readonly username?: string;
      /** Default: 0. Gone in 0.161.0. */
      readonly version?: number;
    } | null;
    /** Gone in 0.161.0. */
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
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
  /** Default: 1048576. Gone in 0.161.0. */
  readonly default_fetch_size?: number;
  /** Gone in 0.161.0. */
  readonly encoding?: string;
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
  /** Gone in 0.161.0. */
  readonly group_rebalance_strategy?: string;
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
    /** Default: otlp_logs. Gone in 0.161.0. */
    readonly topic?: string;
  } | null;
  /** Default: 0. */
  readonly max_fetch_size?: number;
  /** Default: 250ms. */
  readonly max_fetch_wait?: Duration;
  readonly message_marking?: {
    /** Default: false. */
    readonly after?: boolean;
    /** Default: false. */
    readonly on_error?: boolean;
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
    /** Default: otlp_metrics. Gone in 0.161.0. */
    readonly topic?: string;
  } | null;
  /** Default: 1. */
  readonly min_fetch_size?: number;
  readonly protocol_version?: string;
  /** Default: false. Gone in 0.161.0. */
  readonly resolve_canonical_bootstrap_servers_only?: boolean;
  /** Default: 10s. */
  readonly session_timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
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
  /** Gone in 0.161.0. */
  readonly topic?: string;
  readonly traces?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Default: otlp_spans. Gone in 0.161.0. */
    readonly topic?: string;
  } | null;
}

/** `receivers.kubeletstats`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/kubeletstatsreceiver v0.129.0. */
export interface KubeletstatsReceiver {
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
  /** Default: false. */
  readonly include_system_ca_certs_pool?: boolean;
  /** Default: 1s. */
  readonly initial_delay?: Duration;
  /** Default: false. */
  readonly insecure_skip_verify?: boolean;
  readonly k8s_api_config?: {
    readonly auth_type?: string;
    readonly context?: string;
  } | null;
  readonly key_file?: string;
  readonly key_pem?: string;
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
    /** Gone in 0.161.0. */
    readonly "container.cpu.utilization"?: {
      /** Default: false. */
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
    /** Gone in 0.161.0. */
    readonly "k8s.node.cpu.utilization"?: {
      /** Default: false. */
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
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.node.network.io"?: {
      /** Default: true. */
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
    /** Gone in 0.161.0. */
    readonly "k8s.pod.cpu.utilization"?: {
      /** Default: false. */
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
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.network.io"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "k8s.pod.uptime"?: {
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
    readonly "gce.pd.name"?: {
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
    readonly "glusterfs.endpoints.name"?: {
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
    readonly "glusterfs.path"?: {
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
  readonly timeout?: Duration;
  readonly tpm?: {
    readonly auth?: string;
    /** Default: false. */
    readonly enabled?: boolean;
    readonly owner_auth?: string;
    readonly path?: string;
  } | null;
}

/** `receivers.nop`: go.opentelemetry.io/collector/receiver/nopreceiver v0.129.0. */
export interface NopReceiver {
  readonly [k: string]: never;
}

/** `receivers.otlp`: go.opentelemetry.io/collector/receiver/otlpreceiver v0.129.0. */
export interface OtlpReceiver {
  readonly protocols?: {
    readonly grpc?: {
      readonly auth?: {
        readonly authenticator?: string;
      } | null;
      readonly dialer?: {
        /** Default: 0s. */
        readonly timeout?: Duration;
      } | null;
      /** Default: localhost:4317. */
      readonly endpoint?: string;
      /** Default: false. */
      readonly include_metadata?: boolean;
      readonly keepalive?: {
        readonly enforcement_policy?: {
          /** Default: 0s. */
          readonly min_time?: Duration;
          /** Default: false. */
          readonly permit_without_stream?: boolean;
        } | null;
        readonly server_parameters?: {
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
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      /** Default: localhost:4318. */
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: /v1/logs. */
      readonly logs_url_path?: string;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Default: /v1/metrics. */
      readonly metrics_url_path?: string;
      /** Gone in 0.161.0. */
      readonly middleware?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?: {
        readonly [k: string]: string;
      };
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
      /** Default: 0s. */
      readonly write_timeout?: Duration;
    } | null;
  } | null;
}

/** `receivers.prometheus`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/prometheusreceiver v0.129.0. */
export interface PrometheusReceiver {
  readonly api_server?: {
    /** Default: false. */
    readonly enabled?: boolean;
    readonly server_config?: {
      readonly auth?: {
        readonly authenticator?: string;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
      readonly cors?: {
        readonly allowed_headers?: readonly string[];
        readonly allowed_origins?: readonly string[];
        /** Default: 0. */
        readonly max_age?: number;
      } | null;
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: 0. */
      readonly max_request_body_size?: number;
      /** Gone in 0.161.0. */
      readonly middleware?: readonly {
        readonly id?: string;
      }[];
      /** Default: 0s. */
      readonly read_header_timeout?: Duration;
      /** Default: 0s. */
      readonly read_timeout?: Duration;
      readonly response_headers?: {
        readonly [k: string]: string;
      };
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
      /** Default: 0s. */
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
        readonly nerve_sd_configs?: readonly JsonObject[];
        readonly no_proxy?: string;
        readonly nomad_sd_configs?: readonly JsonObject[];
        readonly oauth2?: {
          readonly client_id?: string;
          readonly client_secret?: string;
          readonly client_secret_file?: string;
          readonly client_secret_ref?: string;
          readonly endpoint_params?: {
            readonly [k: string]: string;
          };
          readonly no_proxy?: string;
          readonly proxy_connect_header?: {
            readonly [k: string]: readonly string[];
          };
          readonly proxy_from_environment?: boolean;
          readonly proxy_url?: string;
          readonly scopes?: readonly string[];
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
        readonly openstack_sd_configs?: readonly JsonObject[];
        readonly ovhcloud_sd_configs?: readonly JsonObject[];
        readonly path_prefix?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly puppetdb_sd_configs?: readonly JsonObject[];
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
          readonly profile?: string;
          readonly region?: string;
          readonly role_arn?: string;
          readonly secret_key?: string;
          readonly use_fips_sts_endpoint?: boolean;
        } | null;
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
      readonly body_size_limit?: string;
      readonly convert_classic_histograms_to_nhcb?: boolean;
      readonly evaluation_interval?: string;
      readonly external_labels?: {
        readonly [k: string]: string;
      };
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
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly target_limit?: number;
    } | null;
    readonly otlp?: {
      readonly convert_histograms_to_nhcb?: boolean;
      readonly keep_identifying_resource_attributes?: boolean;
      readonly promote_resource_attributes?: readonly string[];
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
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly cloud?: string;
        readonly managed_identity?: {
          readonly client_id?: string;
        } | null;
        readonly oauth?: {
          readonly client_id?: string;
          readonly client_secret?: string;
          readonly tenant_id?: string;
        } | null;
        readonly sdk?: {
          readonly tenant_id?: string;
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
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly profile?: string;
        readonly region?: string;
        readonly role_arn?: string;
        readonly secret_key?: string;
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
      readonly enable_compression?: boolean;
      readonly enable_http2?: boolean;
      readonly eureka_sd_configs?: readonly JsonObject[];
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
      readonly native_histogram_bucket_limit?: number;
      readonly native_histogram_min_bucket_factor?: number;
      readonly nerve_sd_configs?: readonly JsonObject[];
      readonly no_proxy?: string;
      readonly nomad_sd_configs?: readonly JsonObject[];
      readonly oauth2?: {
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
      readonly openstack_sd_configs?: readonly JsonObject[];
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
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly serverset_sd_configs?: readonly JsonObject[];
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
        readonly out_of_order_time_window?: string;
        readonly outofordertimewindow?: number;
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
  /** Default: false. Gone in 0.161.0. */
  readonly report_extra_scrape_metrics?: boolean;
  /** Gone in 0.161.0. */
  readonly start_time_metric_regex?: string;
  readonly target_allocator?: {
    readonly auth?: {
      readonly authenticator?: string;
    } | null;
    readonly collector_id?: string;
    readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
    readonly compression_params?: {
      /** Default: 0. */
      readonly level?: number;
    } | null;
    readonly cookies?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    /** Default: false. */
    readonly disable_keep_alives?: boolean;
    readonly endpoint?: string;
    readonly headers?: {
      readonly [k: string]: string;
    };
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
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
    /** Default: 0. */
    readonly max_conns_per_host?: number;
    /** Default: 0. */
    readonly max_idle_conns?: number;
    /** Default: 0. */
    readonly max_idle_conns_per_host?: number;
    /** Gone in 0.161.0. */
    readonly middleware?: readonly {
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
  /** Default: false. Gone in 0.161.0. */
  readonly use_start_time_metric?: boolean;
}

/** `receivers.receiver_creator`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/receivercreator v0.129.0. */
export interface ReceiverCreatorReceiver {
  readonly discovery?: {
    readonly default_annotations?: {
      readonly [k: string]: string;
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

/** `receivers.redis`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/redisreceiver v0.129.0. */
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
    readonly "redis.cmd.calls"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cmd.latency"?: {
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.cmd.usec"?: {
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
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.avg_ttl"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.expires"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.db.keys"?: {
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
    readonly "redis.net.input"?: {
      /** Default: true. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.net.output"?: {
      /** Default: true. */
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
      /** Default: false. */
      readonly enabled?: boolean;
    } | null;
    readonly "redis.slaves.connected"?: {
      /** Default: true. */
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
    "" | "ip" | "ip4" | "ip6" | "tcp" | "tcp4" | "tcp6" | "udp" | "udp4" | "udp6" | "unix" | "unixgram" | "unixpacket";
  readonly username?: string;
}

/** `receivers.statsd`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/statsdreceiver v0.129.0. */
export interface StatsdReceiver {
  /** Default: 1m0s. */
  readonly aggregation_interval?: Duration;
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
  /** Default: false. */
  readonly is_monotonic_counter?: boolean;
  /** Default: 402. */
  readonly socket_permissions?: number;
  /** Default: [{"histogram":{"max_size":0},"observer_type":"gauge","statsd_type":"timer","summary":{"percentiles":null}},{"histogram":{"max_size":0},"observer_type":"gauge","statsd_type":"histogram","summary":{"percentiles":null}},{"histogram":{"max_size":0},"observer_type":"gauge","statsd_type":"distribution","summary":{"percentiles":null}}]. */
  readonly timer_histogram_mapping?: readonly {
    readonly histogram?: {
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
    "" | "ip" | "ip4" | "ip6" | "tcp" | "tcp4" | "tcp6" | "udp" | "udp4" | "udp6" | "unix" | "unixgram" | "unixpacket";
}

/** `receivers.syslog`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/syslogreceiver v0.129.0. */
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
    readonly encoding?: string;
    readonly listen_address?: string;
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

/** `receivers.tcplog`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/tcplogreceiver v0.129.0. */
export interface TcplogReceiver {
  /** Default: false. */
  readonly add_attributes?: boolean;
  readonly attributes?: {
    readonly [k: string]: string;
  };
  /** Default: utf-8. */
  readonly encoding?: string;
  /** Default: tcp_input. */
  readonly id?: string;
  readonly listen_address?: string;
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
    /** Default: 0s. */
    readonly initial_interval?: Duration;
    /** Default: 0s. */
    readonly max_elapsed_time?: Duration;
    /** Default: 0s. */
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

/** `receivers.udplog`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/udplogreceiver v0.129.0. */
export interface UdplogReceiver {
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

/** `receivers.zipkin`: github.com/open-telemetry/opentelemetry-collector-contrib/receiver/zipkinreceiver v0.129.0. */
export interface ZipkinReceiver {
  readonly auth?: {
    readonly authenticator?: string;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Default: localhost:9411. */
  readonly endpoint?: string;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
    readonly id?: string;
  }[];
  /** Default: false. */
  readonly parse_string_tags?: boolean;
  /** Default: 0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly response_headers?: {
    readonly [k: string]: string;
  };
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
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `processors.attributes`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/attributesprocessor v0.129.0. */
export interface AttributesProcessor {
  readonly actions?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
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

/** `processors.batch`: go.opentelemetry.io/collector/processor/batchprocessor v0.129.0. */
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

/** `processors.cumulativetodelta`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/cumulativetodeltaprocessor v0.129.0. */
export interface CumulativetodeltaProcessor {
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
  /** Default: 0s. */
  readonly max_staleness?: Duration;
}

/** `processors.deltatocumulative`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/deltatocumulativeprocessor v0.129.0. */
export interface DeltatocumulativeProcessor {
  /** Default: 5m0s. */
  readonly max_stale?: Duration;
  /** Default: 9223372036854775807. */
  readonly max_streams?: number;
}

/** `processors.filter`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/filterprocessor v0.129.0. */
export interface FilterProcessor {
  /** Default: propagate. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
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
  } | null;
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
  readonly traces?: {
    readonly span?: readonly string[];
    readonly spanevent?: readonly string[];
  } | null;
}

/** `processors.groupbyattrs`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/groupbyattrsprocessor v0.129.0. */
export interface GroupbyattrsProcessor {
  readonly keys?: readonly string[];
}

/** `processors.k8sattributes`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/k8sattributesprocessor v0.129.0. */
export interface K8sattributesProcessor {
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
  /** Default: false. */
  readonly passthrough?: boolean;
  readonly pod_association?: readonly {
    readonly sources?: readonly {
      readonly from?: string;
      readonly name?: string;
    }[];
  }[];
  /** Default: false. */
  readonly wait_for_metadata?: boolean;
  /** Default: 10s. */
  readonly wait_for_metadata_timeout?: Duration;
}

/** `processors.memory_limiter`: go.opentelemetry.io/collector/processor/memorylimiterprocessor v0.129.0. */
export interface MemoryLimiterProcessor {
  /** Default: 0s. */
  readonly check_interval?: Duration;
  /** Default: 0. */
  readonly limit_mib?: number;
  /** Default: 0. */
  readonly limit_percentage?: number;
  /** Default: 0s. */
  readonly min_gc_interval_when_hard_limited?: Duration;
  /** Default: 10s. */
  readonly min_gc_interval_when_soft_limited?: Duration;
  /** Default: 0. */
  readonly spike_limit_mib?: number;
  /** Default: 0. */
  readonly spike_limit_percentage?: number;
}

/** `processors.metricstransform`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/metricstransformprocessor v0.129.0. */
export interface MetricstransformProcessor {
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

/** `processors.probabilistic_sampler`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/probabilisticsamplerprocessor v0.129.0. */
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

/** `processors.redaction`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/redactionprocessor v0.129.0. */
export interface RedactionProcessor {
  /** Default: false. */
  readonly allow_all_keys?: boolean;
  readonly allowed_keys?: readonly string[];
  readonly allowed_values?: readonly string[];
  readonly blocked_key_patterns?: readonly string[];
  readonly blocked_values?: readonly string[];
  readonly hash_function?: "" | "md5" | "sha1" | "sha3";
  readonly ignored_keys?: readonly string[];
  readonly summary?: string;
}

/** `processors.resource`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/resourceprocessor v0.129.0. */
export interface ResourceProcessor {
  readonly attributes?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly pattern?: string;
    readonly value?: Json;
  }[];
}

/** `processors.resourcedetection`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/resourcedetectionprocessor v0.129.0. */
export interface ResourcedetectionProcessor {
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
  /** Gone in 0.161.0. */
  readonly attributes?: readonly string[];
  readonly auth?: {
    readonly authenticator?: string;
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
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  /** Default: ["env"]. */
  readonly detectors?: readonly string[];
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  readonly docker?: {
    readonly resource_attributes?: {
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
  readonly gcp?: {
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
      /** Gone in 0.161.0. */
      readonly "faas.id"?: {
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
  readonly headers?: {
    readonly [k: string]: string;
  };
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
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  readonly k8snode?: {
    /** Default: serviceAccount. */
    readonly auth_type?: string;
    readonly context?: string;
    readonly node_from_env_var?: string;
    readonly resource_attributes?: {
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
  readonly kubeadm?: {
    /** Default: serviceAccount. */
    readonly auth_type?: string;
    readonly context?: string;
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
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
    readonly id?: string;
  }[];
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
  /** Default: true. */
  readonly override?: boolean;
  readonly proxy_url?: string;
  /** Default: 0. */
  readonly read_buffer_size?: number;
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
}

/** `processors.span`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/spanprocessor v0.129.0. */
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

/** `processors.tail_sampling`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/tailsamplingprocessor v0.129.0. */
export interface TailSamplingProcessor {
  readonly decision_cache?: {
    /** Default: 0. */
    readonly non_sampled_cache_size?: number;
    /** Default: 0. */
    readonly sampled_cache_size?: number;
  } | null;
  /** Default: 30s. */
  readonly decision_wait?: Duration;
  /** Default: 0. */
  readonly expected_new_traces_per_sec?: number;
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
  )[];
  /** Default: false. */
  readonly sample_on_first_match?: boolean;
}

/** `processors.transform`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/transformprocessor v0.129.0. */
export interface TransformProcessor {
  /** Default: propagate. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
  /** Default: false. */
  readonly flatten_data?: boolean;
  readonly log_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
  readonly metric_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
  readonly trace_statements?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
        readonly statements?: readonly string[];
      }[]
    | readonly string[];
}

/** `exporters.debug`: go.opentelemetry.io/collector/exporter/debugexporter v0.129.0. */
export interface DebugExporter {
  /** Default: 2. */
  readonly sampling_initial?: number;
  /** Default: 1. */
  readonly sampling_thereafter?: number;
  /** Default: true. */
  readonly use_internal_logger?: boolean;
  /** Default: basic. */
  readonly verbosity?: "basic" | "detailed" | "none" | "normal";
}

/** `exporters.file`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/fileexporter v0.129.0. */
export interface FileExporter {
  /** Default: false. */
  readonly append?: boolean;
  readonly compression?: string;
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

/** `exporters.kafka`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/kafkaexporter v0.129.0. */
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
    /** Gone in 0.161.0. */
    readonly plain_text?: {
      readonly password?: string;
      readonly username?: string;
    } | null;
    readonly sasl?: {
      readonly aws_msk?: {
        readonly region?: string;
      } | null;
      readonly mechanism?: string;
      readonly password?: string;
      readonly username?: string;
      /** Default: 0. Gone in 0.161.0. */
      readonly version?: number;
    } | null;
    /** Gone in 0.161.0. */
    readonly tls?: {
      readonly ca_file?: string;
      readonly ca_pem?: string;
      readonly cert_file?: string;
      readonly cert_pem?: string;
      readonly cipher_suites?: readonly string[];
      readonly curve_preferences?: readonly string[];
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
  } | null;
  /** Default: ["localhost:9092"]. */
  readonly brokers?: readonly string[];
  /** Default: otel-collector. */
  readonly client_id?: string;
  /** Gone in 0.161.0. */
  readonly encoding?: string;
  readonly include_metadata_keys?: readonly string[];
  readonly logs?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
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
    /** Default: otlp_metrics. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
  /** Default: false. */
  readonly partition_logs_by_resource_attributes?: boolean;
  /** Default: false. */
  readonly partition_metrics_by_resource_attributes?: boolean;
  /** Default: false. */
  readonly partition_traces_by_id?: boolean;
  readonly producer?: {
    /** Default: none. */
    readonly compression?: string;
    readonly compression_params?: {
      /** Default: 0. */
      readonly level?: number;
    } | null;
    /** Default: 0. */
    readonly flush_max_messages?: number;
    /** Default: 1000000. */
    readonly max_message_bytes?: number;
    /** Default: 1. */
    readonly required_acks?: number;
  } | null;
  readonly protocol_version?: string;
  /** Default: false. Gone in 0.161.0. */
  readonly resolve_canonical_bootstrap_servers_only?: boolean;
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
      /** Default: 0s. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 0. */
      readonly min_size?: number;
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** Default: true. */
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
  /** Gone in 0.161.0. */
  readonly topic?: string;
  readonly topic_from_attribute?: string;
  readonly traces?: {
    /** Default: otlp_proto. */
    readonly encoding?: string;
    /** Default: otlp_spans. */
    readonly topic?: string;
    readonly topic_from_metadata_key?: string;
  } | null;
}

/** `exporters.loadbalancing`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/loadbalancingexporter v0.129.0. */
export interface LoadbalancingExporter {
  readonly protocol?: {
    readonly otlp?: {
      readonly auth?: {
        readonly authenticator?: string;
      } | null;
      readonly authority?: string;
      readonly balancer_name?: string;
      /** Gone in 0.161.0. */
      readonly batcher?: {
        /** Default: false. */
        readonly enabled?: boolean;
        /** Default: 0s. */
        readonly flush_timeout?: Duration;
        /** Default: 0. */
        readonly max_size?: number;
        /** Default: 0. */
        readonly min_size?: number;
        readonly sizer?: "bytes" | "items" | "requests";
      } | null;
      /** Default: gzip. */
      readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
      /** Default: placeholder:4317. */
      readonly endpoint?: string;
      readonly headers?: {
        readonly [k: string]: string;
      };
      readonly keepalive?: {
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
          /** Default: 0s. */
          readonly flush_timeout?: Duration;
          /** Default: 0. */
          readonly max_size?: number;
          /** Default: 0. */
          readonly min_size?: number;
        } | null;
        /** Default: false. */
        readonly block_on_overflow?: boolean;
        /** Default: true. */
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
      /** Default: false. */
      readonly wait_for_ready?: boolean;
      /** Default: 524288. */
      readonly write_buffer_size?: number;
    } | null;
  } | null;
  readonly resolver?: {
    readonly aws_cloud_map?: {
      readonly health_status?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly namespace?: string;
      readonly port?: number;
      readonly service_name?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly dns?: {
      readonly hostname?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly port?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly k8s?: {
      readonly ports?: readonly number[];
      /** Default: false. */
      readonly return_hostnames?: boolean;
      readonly service?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly static?: {
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
      /** Default: 0s. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 0. */
      readonly min_size?: number;
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** Default: false. */
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
  /** Default: 0s. */
  readonly timeout?: Duration;
}

/** `exporters.nop`: go.opentelemetry.io/collector/exporter/nopexporter v0.129.0. */
export interface NopExporter {
  readonly [k: string]: never;
}

/** `exporters.otlp`: go.opentelemetry.io/collector/exporter/otlpexporter v0.129.0. */
export interface OtlpExporter {
  readonly auth?: {
    readonly authenticator?: string;
  } | null;
  readonly authority?: string;
  readonly balancer_name?: "" | "pick_first" | "round_robin";
  /** Gone in 0.161.0. */
  readonly batcher?: {
    /** Default: false. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly flush_timeout?: Duration;
    /** Default: 0. */
    readonly max_size?: number;
    /** Default: 0. */
    readonly min_size?: number;
    readonly sizer?: "bytes" | "items" | "requests";
  } | null;
  /** Default: gzip. */
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly endpoint?: string;
  readonly headers?: {
    readonly [k: string]: string;
  };
  readonly keepalive?: {
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
      /** Default: 0s. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 0. */
      readonly min_size?: number;
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** Default: true. */
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
  /** Default: false. */
  readonly wait_for_ready?: boolean;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `exporters.otlphttp`: go.opentelemetry.io/collector/exporter/otlphttpexporter v0.129.0. */
export interface OtlphttpExporter {
  readonly auth?: {
    readonly authenticator?: string;
  } | null;
  /** Default: gzip. */
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  readonly cookies?: {
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  /** Default: proto. */
  readonly encoding?: "json" | "proto";
  readonly endpoint?: string;
  readonly headers?: {
    readonly [k: string]: string;
  };
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  readonly logs_endpoint?: string;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  readonly metrics_endpoint?: string;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
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
      /** Default: 0s. */
      readonly flush_timeout?: Duration;
      /** Default: 0. */
      readonly max_size?: number;
      /** Default: 0. */
      readonly min_size?: number;
    } | null;
    /** Default: false. */
    readonly block_on_overflow?: boolean;
    /** Default: true. */
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

/** `exporters.prometheus`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/prometheusexporter v0.129.0. */
export interface PrometheusExporter {
  /** Default: true. */
  readonly add_metric_suffixes?: boolean;
  readonly auth?: {
    readonly authenticator?: string;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly const_labels?: {
    readonly [k: string]: string;
  };
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Default: false. */
  readonly enable_open_metrics?: boolean;
  readonly endpoint?: string;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Default: 5m0s. */
  readonly metric_expiration?: Duration;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
    readonly id?: string;
  }[];
  readonly namespace?: string;
  /** Default: 0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly resource_to_telemetry_conversion?: {
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  readonly response_headers?: {
    readonly [k: string]: string;
  };
  /** Default: false. */
  readonly send_timestamps?: boolean;
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
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `exporters.prometheusremotewrite`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/prometheusremotewriteexporter v0.129.0. */
export interface PrometheusremotewriteExporter {
  /** Default: true. */
  readonly add_metric_suffixes?: boolean;
  readonly auth?: {
    readonly authenticator?: string;
  } | null;
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  readonly cookies?: {
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  /** Default: http://some.url:9411/api/prom/push. */
  readonly endpoint?: string;
  readonly external_labels?: {
    readonly [k: string]: string;
  };
  readonly headers?: {
    readonly [k: string]: string;
  };
  /** Default: 0s. */
  readonly http2_ping_timeout?: Duration;
  /** Default: 0s. */
  readonly http2_read_idle_timeout?: Duration;
  /** Default: 1m30s. */
  readonly idle_conn_timeout?: Duration;
  readonly max_batch_request_parallelism?: number;
  /** Default: 3000000. */
  readonly max_batch_size_bytes?: number;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
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
  readonly resource_to_telemetry_conversion?: {
    /** Default: false. */
    readonly enabled?: boolean;
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
  readonly wal?: {
    /** Default: 0. */
    readonly buffer_size?: number;
    readonly directory?: string;
    /** Default: 0s. */
    readonly truncate_frequency?: Duration;
  } | null;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `extensions.basicauth`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/basicauthextension v0.129.0. */
export interface BasicauthExtension {
  readonly client_auth?: {
    readonly password?: string;
    readonly username?: string;
  } | null;
  readonly htpasswd?: {
    readonly file?: string;
    readonly inline?: string;
  } | null;
}

/** `extensions.bearertokenauth`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/bearertokenauthextension v0.129.0. */
export interface BearertokenauthExtension {
  readonly filename?: string;
  /** Default: Authorization. */
  readonly header?: string;
  /** Default: Bearer. */
  readonly scheme?: string;
  readonly token?: string;
  readonly tokens?: readonly string[];
}

/** `extensions.file_storage`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/storage/filestorage v0.129.0. */
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
  /** Default: 1s. */
  readonly timeout?: Duration;
}

/** `extensions.headers_setter`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/headerssetterextension v0.129.0. */
export interface HeadersSetterExtension {
  readonly headers?: readonly {
    readonly action?: string;
    readonly default_value?: string;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly value?: string;
  }[];
}

/** `extensions.health_check`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/healthcheckextension v0.129.0. */
export interface HealthCheckExtension {
  readonly auth?: {
    readonly authenticator?: string;
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
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Default: localhost:13133. */
  readonly endpoint?: string;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
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
  readonly response_headers?: {
    readonly [k: string]: string;
  };
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
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `extensions.k8s_leader_elector`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/k8sleaderelector v0.129.0. */
export interface K8sLeaderElectorExtension {
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  readonly context?: string;
  /** Default: 15s. */
  readonly lease_duration?: Duration;
  readonly lease_name?: string;
  readonly lease_namespace?: string;
  /** Default: 10s. */
  readonly renew_deadline?: Duration;
  /** Default: 2s. */
  readonly retry_period?: Duration;
}

/** `extensions.k8s_observer`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/observer/k8sobserver v0.129.0. */
export interface K8sObserverExtension {
  /** Default: serviceAccount. */
  readonly auth_type?: string;
  readonly context?: string;
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

/** `extensions.oauth2client`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/oauth2clientauthextension v0.129.0. */
export interface Oauth2clientExtension {
  readonly client_id?: string;
  readonly client_id_file?: string;
  readonly client_secret?: string;
  readonly client_secret_file?: string;
  readonly endpoint_params?: {
    readonly [k: string]: readonly string[];
  };
  /** Default: 5m0s. */
  readonly expiry_buffer?: Duration;
  readonly scopes?: readonly string[];
  /** Default: 0s. */
  readonly timeout?: Duration;
  readonly tls?: {
    readonly ca_file?: string;
    readonly ca_pem?: string;
    readonly cert_file?: string;
    readonly cert_pem?: string;
    readonly cipher_suites?: readonly string[];
    readonly curve_preferences?: readonly string[];
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

/** `extensions.pprof`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/pprofextension v0.129.0. */
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

/** `extensions.zpages`: go.opentelemetry.io/collector/extension/zpagesextension v0.129.0. */
export interface ZpagesExtension {
  readonly auth?: {
    readonly authenticator?: string;
    readonly request_params?: readonly string[];
  } | null;
  readonly compression_algorithms?: readonly string[];
  readonly cors?: {
    readonly allowed_headers?: readonly string[];
    readonly allowed_origins?: readonly string[];
    /** Default: 0. */
    readonly max_age?: number;
  } | null;
  /** Default: localhost:55679. */
  readonly endpoint?: string;
  readonly expvar?: {
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  /** Default: 0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: 0. */
  readonly max_request_body_size?: number;
  /** Gone in 0.161.0. */
  readonly middleware?: readonly {
    readonly id?: string;
  }[];
  /** Default: 0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
  readonly response_headers?: {
    readonly [k: string]: string;
  };
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
  /** Default: 0s. */
  readonly write_timeout?: Duration;
}

/** `connectors.count`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/countconnector v0.129.0. */
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

/** `connectors.forward`: go.opentelemetry.io/collector/connector/forwardconnector v0.129.0. */
export interface ForwardConnector {
  readonly [k: string]: never;
}

/** `connectors.routing`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/routingconnector v0.129.0. */
export interface RoutingConnector {
  readonly default_pipelines?: readonly string[];
  /** Default: propagate. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
  readonly table?: readonly {
    readonly condition?: string;
    readonly context?: string;
    readonly pipelines?: readonly string[];
    readonly statement?: string;
  }[];
}

/** `connectors.spanmetrics`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/spanmetricsconnector v0.129.0. */
export interface SpanmetricsConnector {
  /** Default: 0. */
  readonly aggregation_cardinality_limit?: number;
  /** Default: AGGREGATION_TEMPORALITY_CUMULATIVE. */
  readonly aggregation_temporality?: string;
  readonly calls_dimensions?: readonly {
    readonly default?: string;
    readonly name?: string;
  }[];
  readonly dimensions?: readonly {
    readonly default?: string;
    readonly name?: string;
  }[];
  /** Default: 0. */
  readonly dimensions_cache_size?: number;
  readonly events?: {
    readonly dimensions?: readonly {
      readonly default?: string;
      readonly name?: string;
    }[];
    /** Default: false. */
    readonly enabled?: boolean;
  } | null;
  readonly exclude_dimensions?: readonly string[];
  readonly exemplars?: {
    /** Default: false. */
    readonly enabled?: boolean;
    readonly max_per_data_point?: number;
  } | null;
  readonly histogram?: {
    readonly dimensions?: readonly {
      readonly default?: string;
      readonly name?: string;
    }[];
    /** Default: false. */
    readonly disable?: boolean;
    readonly explicit?: {
      readonly buckets?: readonly Duration[];
    } | null;
    readonly exponential?: {
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
    /** Default: console. */
    readonly encoding?: string;
    /** Default: ["stderr"]. */
    readonly error_output_paths?: readonly string[];
    readonly initial_fields?: {
      readonly [k: string]: Json;
    };
    /** Default: info. */
    readonly level?: "" | "debug" | "dpanic" | "error" | "fatal" | "info" | "panic" | "warn";
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
    /** Default: [{"periodic":null,"producers":null,"pull":{"exporter":{"prometheus":{"host":"localhost","port":8888,"with_resource_constant_labels":{"excluded":null,"included":null},"without_scope_info":true,"without_type_suffix":true,"without_units":true}}}}]. */
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
    readonly [k: string]: string;
  };
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
  readonly filelog?: FilelogReceiver | null;
  readonly [id: `filelog/${string}`]: FilelogReceiver | null;
  readonly fluentforward?: FluentforwardReceiver | null;
  readonly [id: `fluentforward/${string}`]: FluentforwardReceiver | null;
  readonly hostmetrics?: HostmetricsReceiver | null;
  readonly [id: `hostmetrics/${string}`]: HostmetricsReceiver | null;
  readonly jaeger?: JaegerReceiver | null;
  readonly [id: `jaeger/${string}`]: JaegerReceiver | null;
  readonly journald?: JournaldReceiver | null;
  readonly [id: `journald/${string}`]: JournaldReceiver | null;
  readonly k8s_cluster?: K8sClusterReceiver | null;
  readonly [id: `k8s_cluster/${string}`]: K8sClusterReceiver | null;
  readonly kafka?: KafkaReceiver | null;
  readonly [id: `kafka/${string}`]: KafkaReceiver | null;
  readonly kubeletstats?: KubeletstatsReceiver | null;
  readonly [id: `kubeletstats/${string}`]: KubeletstatsReceiver | null;
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
  readonly tcplog?: TcplogReceiver | null;
  readonly [id: `tcplog/${string}`]: TcplogReceiver | null;
  readonly udplog?: UdplogReceiver | null;
  readonly [id: `udplog/${string}`]: UdplogReceiver | null;
  readonly zipkin?: ZipkinReceiver | null;
  readonly [id: `zipkin/${string}`]: ZipkinReceiver | null;
}

/** The processors section, by id: `type` or `type/name`. */
export interface Processors {
  readonly attributes?: AttributesProcessor | null;
  readonly [id: `attributes/${string}`]: AttributesProcessor | null;
  readonly batch?: BatchProcessor | null;
  readonly [id: `batch/${string}`]: BatchProcessor | null;
  readonly cumulativetodelta?: CumulativetodeltaProcessor | null;
  readonly [id: `cumulativetodelta/${string}`]: CumulativetodeltaProcessor | null;
  readonly deltatocumulative?: DeltatocumulativeProcessor | null;
  readonly [id: `deltatocumulative/${string}`]: DeltatocumulativeProcessor | null;
  readonly filter?: FilterProcessor | null;
  readonly [id: `filter/${string}`]: FilterProcessor | null;
  readonly groupbyattrs?: GroupbyattrsProcessor | null;
  readonly [id: `groupbyattrs/${string}`]: GroupbyattrsProcessor | null;
  readonly k8sattributes?: K8sattributesProcessor | null;
  readonly [id: `k8sattributes/${string}`]: K8sattributesProcessor | null;
  readonly memory_limiter?: MemoryLimiterProcessor | null;
  readonly [id: `memory_limiter/${string}`]: MemoryLimiterProcessor | null;
  readonly metricstransform?: MetricstransformProcessor | null;
  readonly [id: `metricstransform/${string}`]: MetricstransformProcessor | null;
  readonly probabilistic_sampler?: ProbabilisticSamplerProcessor | null;
  readonly [id: `probabilistic_sampler/${string}`]: ProbabilisticSamplerProcessor | null;
  readonly redaction?: RedactionProcessor | null;
  readonly [id: `redaction/${string}`]: RedactionProcessor | null;
  readonly resource?: ResourceProcessor | null;
  readonly [id: `resource/${string}`]: ResourceProcessor | null;
  readonly resourcedetection?: ResourcedetectionProcessor | null;
  readonly [id: `resourcedetection/${string}`]: ResourcedetectionProcessor | null;
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
  readonly loadbalancing?: LoadbalancingExporter | null;
  readonly [id: `loadbalancing/${string}`]: LoadbalancingExporter | null;
  readonly nop?: NopExporter | null;
  readonly [id: `nop/${string}`]: NopExporter | null;
  readonly otlp?: OtlpExporter | null;
  readonly [id: `otlp/${string}`]: OtlpExporter | null;
  readonly otlphttp?: OtlphttpExporter | null;
  readonly [id: `otlphttp/${string}`]: OtlphttpExporter | null;
  readonly prometheus?: PrometheusExporter | null;
  readonly [id: `prometheus/${string}`]: PrometheusExporter | null;
  readonly prometheusremotewrite?: PrometheusremotewriteExporter | null;
  readonly [id: `prometheusremotewrite/${string}`]: PrometheusremotewriteExporter | null;
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
  readonly spanmetrics?: SpanmetricsConnector | null;
  readonly [id: `spanmetrics/${string}`]: SpanmetricsConnector | null;
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
