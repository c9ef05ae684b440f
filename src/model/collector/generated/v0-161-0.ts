/** Configuration types of Collector 0.161.0, generated from schemas/0.161.0 by tools/schemas/types.ts. */

import type { Duration } from "../../duration.ts";
import type { Json, JsonObject } from "../../json.ts";

/** `receivers.otlp`: go.opentelemetry.io/collector/receiver/otlpreceiver v0.161.0. */
export interface OtlpReceiver {
  readonly protocols?: {
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
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: localhost:4317. */
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
        /** false switches the section off. */
        readonly enabled?: boolean;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
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
      /** false switches the section off. */
      readonly enabled?: boolean;
      /** Default: localhost:4318. */
      readonly endpoint?: string;
      /** Default: 0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: true. */
      readonly keep_alives_enabled?: boolean;
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
      /** Default: /v1/traces. */
      readonly traces_url_path?: string;
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
    /** Default: 512. */
    readonly max_connections?: number;
    readonly server_config?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. */
        readonly enabled?: boolean;
        readonly request_params?: readonly string[];
      } | null;
      readonly compression_algorithms?: readonly string[];
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
      /** Default: 127.0.0.1:9090. */
      readonly endpoint?: string;
      /** Default: 1m0s. */
      readonly idle_timeout?: Duration;
      /** Default: false. */
      readonly include_metadata?: boolean;
      /** Default: true. */
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
          readonly audience?: string;
          readonly claims?: {
            readonly [k: string]: Json;
          };
          readonly client_certificate_key?: string;
          readonly client_certificate_key_file?: string;
          readonly client_certificate_key_id?: string;
          readonly client_certificate_key_ref?: string;
          readonly client_id?: string;
          readonly client_secret?: string;
          readonly client_secret_file?: string;
          readonly client_secret_ref?: string;
          readonly endpoint_params?: {
            readonly [k: string]: string;
          };
          readonly grant_type?: string;
          readonly iss?: string;
          readonly no_proxy?: string;
          readonly proxy_connect_header?: {
            readonly [k: string]: readonly string[];
          };
          readonly proxy_from_environment?: boolean;
          readonly proxy_url?: string;
          readonly scopes?: readonly string[];
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
        readonly openstack_sd_configs?: readonly JsonObject[];
        readonly outscale_sd_configs?: readonly JsonObject[];
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
          readonly external_id?: string;
          readonly profile?: string;
          readonly region?: string;
          readonly role_arn?: string;
          readonly secret_key?: string;
          readonly service_name?: string;
          readonly use_fips_sts_endpoint?: boolean;
        } | null;
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
      readonly always_scrape_classic_histograms?: boolean;
      readonly body_size_limit?: string;
      readonly convert_classic_histograms_to_nhcb?: boolean;
      readonly evaluation_interval?: string;
      readonly external_labels?: {
        readonly [k: string]: string;
      };
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
      readonly scrape_native_histograms?: boolean;
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly target_limit?: number;
    } | null;
    readonly otlp?: {
      readonly convert_histograms_to_nhcb?: boolean;
      readonly ignore_resource_attributes?: readonly string[];
      readonly keep_identifying_resource_attributes?: boolean;
      readonly label_name_preserve_multiple_underscores?: boolean;
      readonly label_name_underscore_sanitization?: boolean;
      readonly promote_all_resource_attributes?: boolean;
      readonly promote_resource_attributes?: readonly string[];
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
        readonly audience?: string;
        readonly claims?: {
          readonly [k: string]: Json;
        };
        readonly client_certificate_key?: string;
        readonly client_certificate_key_file?: string;
        readonly client_certificate_key_id?: string;
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly grant_type?: string;
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly scope?: string;
        readonly sdk?: {
          readonly tenant_id?: string;
        } | null;
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
        readonly audience?: string;
        readonly claims?: {
          readonly [k: string]: Json;
        };
        readonly client_certificate_key?: string;
        readonly client_certificate_key_file?: string;
        readonly client_certificate_key_id?: string;
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly grant_type?: string;
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly external_id?: string;
        readonly profile?: string;
        readonly region?: string;
        readonly role_arn?: string;
        readonly secret_key?: string;
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
      readonly enable_compression?: boolean;
      readonly enable_http2?: boolean;
      readonly eureka_sd_configs?: readonly JsonObject[];
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
      readonly native_histogram_bucket_limit?: number;
      readonly native_histogram_min_bucket_factor?: number;
      readonly nerve_sd_configs?: readonly JsonObject[];
      readonly no_proxy?: string;
      readonly nomad_sd_configs?: readonly JsonObject[];
      readonly oauth2?: {
        readonly audience?: string;
        readonly claims?: {
          readonly [k: string]: Json;
        };
        readonly client_certificate_key?: string;
        readonly client_certificate_key_file?: string;
        readonly client_certificate_key_id?: string;
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly grant_type?: string;
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
      readonly openstack_sd_configs?: readonly JsonObject[];
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
      readonly scrape_native_histograms?: boolean;
      readonly scrape_protocols?: readonly string[];
      readonly scrape_timeout?: string;
      readonly serverset_sd_configs?: readonly JsonObject[];
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
        readonly chunk_encoding?: {
          readonly floats?: string;
        } | null;
        readonly out_of_order_time_window?: string;
        readonly outofordertimewindow?: number;
        readonly retention?: {
          readonly percentage?: number;
          readonly size?: string;
          readonly time?: string;
        } | null;
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
  /** Default: false. */
  readonly discovery_reload_on_startup?: boolean;
  /** Default: 0s. */
  readonly initial_scrape_offset?: Duration;
  /** Default: false. */
  readonly scrape_on_shutdown?: boolean;
  readonly target_allocator?: {
    readonly auth?: {
      readonly authenticator?: string;
      /** false switches the section off. */
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
    /** false switches the section off. */
    readonly enabled?: boolean;
    readonly endpoint?: string;
    /** Default: false. */
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
        readonly audience?: string;
        readonly claims?: {
          readonly [k: string]: Json;
        };
        readonly client_certificate_key?: string;
        readonly client_certificate_key_file?: string;
        readonly client_certificate_key_id?: string;
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly grant_type?: string;
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
        readonly audience?: string;
        readonly claims?: {
          readonly [k: string]: Json;
        };
        readonly client_certificate_key?: string;
        readonly client_certificate_key_file?: string;
        readonly client_certificate_key_id?: string;
        readonly client_certificate_key_ref?: string;
        readonly client_id?: string;
        readonly client_secret?: string;
        readonly client_secret_file?: string;
        readonly client_secret_ref?: string;
        readonly endpoint_params?: {
          readonly [k: string]: string;
        };
        readonly grant_type?: string;
        readonly iss?: string;
        readonly no_proxy?: string;
        readonly proxy_connect_header?: {
          readonly [k: string]: readonly string[];
        };
        readonly proxy_from_environment?: boolean;
        readonly proxy_url?: string;
        readonly scopes?: readonly string[];
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
    /** Default: 0. */
    readonly write_buffer_size?: number;
  } | null;
  /** Default: false. */
  readonly trim_metric_suffixes?: boolean;
}

/** `processors.attributes`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/attributesprocessor v0.161.0. */
export interface AttributesProcessor {
  readonly actions?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
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

/** `processors.filter`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/filterprocessor v0.161.0. */
export interface FilterProcessor {
  /** Default: ignore. */
  readonly error_mode?: "ignore" | "propagate" | "silent";
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
    readonly resource?: readonly string[];
  } | null;
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
    readonly resource?: readonly string[];
  } | null;
  readonly profile_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
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
  readonly trace_conditions?:
    | readonly {
        readonly conditions?: readonly string[];
        readonly context?: "datapoint" | "log" | "metric" | "profile" | "resource" | "scope" | "span" | "spanevent";
        readonly error_mode?: "ignore" | "propagate" | "silent";
      }[]
    | readonly string[];
  readonly traces?: {
    readonly resource?: readonly string[];
    readonly span?: readonly string[];
    readonly spanevent?: readonly string[];
  } | null;
}

/** `processors.memory_limiter`: go.opentelemetry.io/collector/processor/memorylimiterprocessor v0.161.0. */
export interface MemoryLimiterProcessor {
  /** Default: 0s. */
  readonly check_interval?: Duration;
  /** Default: 0. */
  readonly limit_mib?: number;
  /** Default: 0. */
  readonly limit_percentage?: number;
  /** Default: 30s. */
  readonly max_gc_interval_when_hard_limited?: Duration;
  /** Default: 30s. */
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

/** `processors.resource`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/resourceprocessor v0.161.0. */
export interface ResourceProcessor {
  readonly attributes?: readonly {
    readonly action?: "convert" | "delete" | "extract" | "hash" | "insert" | "update" | "upsert";
    readonly converted_type?: string;
    readonly default_value?: Json;
    readonly from_attribute?: string;
    readonly from_context?: string;
    readonly key?: string;
    readonly pattern?: string;
    readonly value?: Json;
  }[];
}

/** `processors.tail_sampling`: github.com/open-telemetry/opentelemetry-collector-contrib/processor/tailsamplingprocessor v0.161.0. */
export interface TailSamplingProcessor {
  /** Default: false. */
  readonly block_on_overflow?: boolean;
  readonly decision_cache?: {
    /** Default: 0. */
    readonly non_sampled_cache_size?: number;
    /** Default: 0. */
    readonly sampled_cache_size?: number;
  } | null;
  /** Default: 30s. */
  readonly decision_wait?: Duration;
  /** Default: 0s. */
  readonly decision_wait_after_root_received?: Duration;
  /** Default: false. */
  readonly drop_pending_traces_on_shutdown?: boolean;
  /** Default: 0. */
  readonly expected_new_traces_per_sec?: number;
  /** Default: 0. */
  readonly maximum_trace_size_bytes?: number;
  /** Default: 1. */
  readonly num_shards?: number;
  /** Default: 50000. */
  readonly num_traces?: number;
  readonly policies?: readonly {
    readonly and?: {
      readonly and_sub_policy?: readonly {
        readonly boolean_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        } | null;
        readonly bytes_limiting?: {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        } | null;
        readonly latency?: {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        } | null;
        readonly name?: string;
        readonly not?: {
          readonly not_sub_policy?: {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          };
        } | null;
        readonly numeric_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        } | null;
        readonly ottl_condition?: {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        } | null;
        readonly probabilistic?: {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        } | null;
        readonly rate_limiting?: {
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        } | null;
        readonly span_count?: {
          readonly max_spans?: number;
          readonly min_spans?: number;
        } | null;
        readonly status_code?: {
          readonly status_codes?: readonly string[];
        } | null;
        readonly string_attribute?: {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly trace_state?: {
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly type?: string;
        readonly [k: string]:
          | {}
          | null
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            }
          | {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            }
          | {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            }
          | string
          | {
              readonly not_sub_policy?: {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              };
            }
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            }
          | {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            }
          | {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            }
          | {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            }
          | {
              readonly max_spans?: number;
              readonly min_spans?: number;
            }
          | {
              readonly status_codes?: readonly string[];
            }
          | {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | {
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | undefined;
      }[];
    } | null;
    readonly boolean_attribute?: {
      readonly invert_match?: boolean;
      readonly key?: string;
      readonly value?: boolean;
    } | null;
    readonly bytes_limiting?: {
      readonly burst_capacity?: number;
      readonly bytes_per_second?: number;
    } | null;
    readonly composite?: {
      readonly composite_sub_policy?: readonly {
        readonly and?: {
          readonly and_sub_policy?: readonly {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly not?: {
              readonly not_sub_policy?: {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              };
            } | null;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly not_sub_policy?: {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  };
                }
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          }[];
        } | null;
        readonly boolean_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        } | null;
        readonly bytes_limiting?: {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        } | null;
        readonly latency?: {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        } | null;
        readonly name?: string;
        readonly numeric_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        } | null;
        readonly ottl_condition?: {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        } | null;
        readonly probabilistic?: {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        } | null;
        readonly rate_limiting?: {
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        } | null;
        readonly span_count?: {
          readonly max_spans?: number;
          readonly min_spans?: number;
        } | null;
        readonly status_code?: {
          readonly status_codes?: readonly string[];
        } | null;
        readonly string_attribute?: {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly trace_state?: {
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly type?: string;
        readonly [k: string]:
          | {}
          | null
          | {
              readonly and_sub_policy?: readonly {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly not?: {
                  readonly not_sub_policy?: {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  };
                } | null;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly not_sub_policy?: {
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                        readonly name?: string;
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                        readonly rate_limiting?: {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly type?: string;
                        readonly [k: string]:
                          | {}
                          | null
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly value?: boolean;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly bytes_per_second?: number;
                            }
                          | {
                              readonly threshold_ms?: number;
                              readonly upper_threshold_ms?: number;
                            }
                          | string
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly max_value?: number;
                              readonly min_value?: number;
                            }
                          | {
                              readonly error_mode?: "ignore" | "propagate" | "silent";
                              readonly span?: readonly string[];
                              readonly spanevent?: readonly string[];
                            }
                          | {
                              readonly hash_salt?: string;
                              readonly sampling_percentage?: number;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly spans_per_second?: number;
                            }
                          | {
                              readonly max_spans?: number;
                              readonly min_spans?: number;
                            }
                          | {
                              readonly status_codes?: readonly string[];
                            }
                          | {
                              readonly cache_max_size?: number;
                              readonly enabled_regex_matching?: boolean;
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | {
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | undefined;
                      };
                    }
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              }[];
            }
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            }
          | {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            }
          | {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            }
          | string
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            }
          | {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            }
          | {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            }
          | {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            }
          | {
              readonly max_spans?: number;
              readonly min_spans?: number;
            }
          | {
              readonly status_codes?: readonly string[];
            }
          | {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | {
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | undefined;
      }[];
      readonly max_total_spans_per_second?: number;
      readonly policy_order?: readonly string[];
      readonly rate_allocation?: readonly {
        readonly percent?: number;
        readonly policy?: string;
      }[];
    } | null;
    readonly drop?: {
      readonly drop_sub_policy?: readonly {
        readonly boolean_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        } | null;
        readonly bytes_limiting?: {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        } | null;
        readonly latency?: {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        } | null;
        readonly name?: string;
        readonly not?: {
          readonly not_sub_policy?: {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          };
        } | null;
        readonly numeric_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        } | null;
        readonly ottl_condition?: {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        } | null;
        readonly probabilistic?: {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        } | null;
        readonly rate_limiting?: {
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        } | null;
        readonly span_count?: {
          readonly max_spans?: number;
          readonly min_spans?: number;
        } | null;
        readonly status_code?: {
          readonly status_codes?: readonly string[];
        } | null;
        readonly string_attribute?: {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly trace_state?: {
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly type?: string;
        readonly [k: string]:
          | {}
          | null
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            }
          | {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            }
          | {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            }
          | string
          | {
              readonly not_sub_policy?: {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              };
            }
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            }
          | {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            }
          | {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            }
          | {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            }
          | {
              readonly max_spans?: number;
              readonly min_spans?: number;
            }
          | {
              readonly status_codes?: readonly string[];
            }
          | {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | {
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | undefined;
      }[];
    } | null;
    readonly latency?: {
      readonly threshold_ms?: number;
      readonly upper_threshold_ms?: number;
    } | null;
    readonly name?: string;
    readonly not?: {
      readonly not_sub_policy?: {
        readonly boolean_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        } | null;
        readonly bytes_limiting?: {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        } | null;
        readonly latency?: {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        } | null;
        readonly name?: string;
        readonly numeric_attribute?: {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        } | null;
        readonly ottl_condition?: {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        } | null;
        readonly probabilistic?: {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        } | null;
        readonly rate_limiting?: {
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        } | null;
        readonly span_count?: {
          readonly max_spans?: number;
          readonly min_spans?: number;
        } | null;
        readonly status_code?: {
          readonly status_codes?: readonly string[];
        } | null;
        readonly string_attribute?: {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly trace_state?: {
          readonly key?: string;
          readonly values?: readonly string[];
        } | null;
        readonly type?: string;
        readonly [k: string]:
          | {}
          | null
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            }
          | {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            }
          | {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            }
          | string
          | {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            }
          | {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            }
          | {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            }
          | {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            }
          | {
              readonly max_spans?: number;
              readonly min_spans?: number;
            }
          | {
              readonly status_codes?: readonly string[];
            }
          | {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | {
              readonly key?: string;
              readonly values?: readonly string[];
            }
          | undefined;
      };
    } | null;
    readonly numeric_attribute?: {
      readonly invert_match?: boolean;
      readonly key?: string;
      readonly max_value?: number;
      readonly min_value?: number;
    } | null;
    readonly ottl_condition?: {
      readonly error_mode?: "ignore" | "propagate" | "silent";
      readonly span?: readonly string[];
      readonly spanevent?: readonly string[];
    } | null;
    readonly probabilistic?: {
      readonly hash_salt?: string;
      readonly sampling_percentage?: number;
    } | null;
    readonly rate_limiting?: {
      readonly burst_capacity?: number;
      readonly spans_per_second?: number;
    } | null;
    readonly span_count?: {
      readonly max_spans?: number;
      readonly min_spans?: number;
    } | null;
    readonly status_code?: {
      readonly status_codes?: readonly string[];
    } | null;
    readonly string_attribute?: {
      readonly cache_max_size?: number;
      readonly enabled_regex_matching?: boolean;
      readonly invert_match?: boolean;
      readonly key?: string;
      readonly values?: readonly string[];
    } | null;
    readonly trace_state?: {
      readonly key?: string;
      readonly values?: readonly string[];
    } | null;
    readonly type?: string;
    readonly [k: string]:
      | {}
      | null
      | {
          readonly and_sub_policy?: readonly {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly not?: {
              readonly not_sub_policy?: {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              };
            } | null;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly not_sub_policy?: {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  };
                }
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          }[];
        }
      | {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly value?: boolean;
        }
      | {
          readonly burst_capacity?: number;
          readonly bytes_per_second?: number;
        }
      | {
          readonly composite_sub_policy?: readonly {
            readonly and?: {
              readonly and_sub_policy?: readonly {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly not?: {
                  readonly not_sub_policy?: {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  };
                } | null;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly not_sub_policy?: {
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                        readonly name?: string;
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                        readonly rate_limiting?: {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly type?: string;
                        readonly [k: string]:
                          | {}
                          | null
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly value?: boolean;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly bytes_per_second?: number;
                            }
                          | {
                              readonly threshold_ms?: number;
                              readonly upper_threshold_ms?: number;
                            }
                          | string
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly max_value?: number;
                              readonly min_value?: number;
                            }
                          | {
                              readonly error_mode?: "ignore" | "propagate" | "silent";
                              readonly span?: readonly string[];
                              readonly spanevent?: readonly string[];
                            }
                          | {
                              readonly hash_salt?: string;
                              readonly sampling_percentage?: number;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly spans_per_second?: number;
                            }
                          | {
                              readonly max_spans?: number;
                              readonly min_spans?: number;
                            }
                          | {
                              readonly status_codes?: readonly string[];
                            }
                          | {
                              readonly cache_max_size?: number;
                              readonly enabled_regex_matching?: boolean;
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | {
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | undefined;
                      };
                    }
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              }[];
            } | null;
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly and_sub_policy?: readonly {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly not?: {
                      readonly not_sub_policy?: {
                        readonly boolean_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        } | null;
                        readonly bytes_limiting?: {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        } | null;
                        readonly latency?: {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        } | null;
                        readonly name?: string;
                        readonly numeric_attribute?: {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        } | null;
                        readonly ottl_condition?: {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        } | null;
                        readonly probabilistic?: {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        } | null;
                        readonly rate_limiting?: {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        } | null;
                        readonly span_count?: {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        } | null;
                        readonly status_code?: {
                          readonly status_codes?: readonly string[];
                        } | null;
                        readonly string_attribute?: {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly trace_state?: {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        } | null;
                        readonly type?: string;
                        readonly [k: string]:
                          | {}
                          | null
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly value?: boolean;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly bytes_per_second?: number;
                            }
                          | {
                              readonly threshold_ms?: number;
                              readonly upper_threshold_ms?: number;
                            }
                          | string
                          | {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly max_value?: number;
                              readonly min_value?: number;
                            }
                          | {
                              readonly error_mode?: "ignore" | "propagate" | "silent";
                              readonly span?: readonly string[];
                              readonly spanevent?: readonly string[];
                            }
                          | {
                              readonly hash_salt?: string;
                              readonly sampling_percentage?: number;
                            }
                          | {
                              readonly burst_capacity?: number;
                              readonly spans_per_second?: number;
                            }
                          | {
                              readonly max_spans?: number;
                              readonly min_spans?: number;
                            }
                          | {
                              readonly status_codes?: readonly string[];
                            }
                          | {
                              readonly cache_max_size?: number;
                              readonly enabled_regex_matching?: boolean;
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | {
                              readonly key?: string;
                              readonly values?: readonly string[];
                            }
                          | undefined;
                      };
                    } | null;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly not_sub_policy?: {
                            readonly boolean_attribute?: {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly value?: boolean;
                            } | null;
                            readonly bytes_limiting?: {
                              readonly burst_capacity?: number;
                              readonly bytes_per_second?: number;
                            } | null;
                            readonly latency?: {
                              readonly threshold_ms?: number;
                              readonly upper_threshold_ms?: number;
                            } | null;
                            readonly name?: string;
                            readonly numeric_attribute?: {
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly max_value?: number;
                              readonly min_value?: number;
                            } | null;
                            readonly ottl_condition?: {
                              readonly error_mode?: "ignore" | "propagate" | "silent";
                              readonly span?: readonly string[];
                              readonly spanevent?: readonly string[];
                            } | null;
                            readonly probabilistic?: {
                              readonly hash_salt?: string;
                              readonly sampling_percentage?: number;
                            } | null;
                            readonly rate_limiting?: {
                              readonly burst_capacity?: number;
                              readonly spans_per_second?: number;
                            } | null;
                            readonly span_count?: {
                              readonly max_spans?: number;
                              readonly min_spans?: number;
                            } | null;
                            readonly status_code?: {
                              readonly status_codes?: readonly string[];
                            } | null;
                            readonly string_attribute?: {
                              readonly cache_max_size?: number;
                              readonly enabled_regex_matching?: boolean;
                              readonly invert_match?: boolean;
                              readonly key?: string;
                              readonly values?: readonly string[];
                            } | null;
                            readonly trace_state?: {
                              readonly key?: string;
                              readonly values?: readonly string[];
                            } | null;
                            readonly type?: string;
                            readonly [k: string]:
                              | {}
                              | null
                              | {
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly value?: boolean;
                                }
                              | {
                                  readonly burst_capacity?: number;
                                  readonly bytes_per_second?: number;
                                }
                              | {
                                  readonly threshold_ms?: number;
                                  readonly upper_threshold_ms?: number;
                                }
                              | string
                              | {
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly max_value?: number;
                                  readonly min_value?: number;
                                }
                              | {
                                  readonly error_mode?: "ignore" | "propagate" | "silent";
                                  readonly span?: readonly string[];
                                  readonly spanevent?: readonly string[];
                                }
                              | {
                                  readonly hash_salt?: string;
                                  readonly sampling_percentage?: number;
                                }
                              | {
                                  readonly burst_capacity?: number;
                                  readonly spans_per_second?: number;
                                }
                              | {
                                  readonly max_spans?: number;
                                  readonly min_spans?: number;
                                }
                              | {
                                  readonly status_codes?: readonly string[];
                                }
                              | {
                                  readonly cache_max_size?: number;
                                  readonly enabled_regex_matching?: boolean;
                                  readonly invert_match?: boolean;
                                  readonly key?: string;
                                  readonly values?: readonly string[];
                                }
                              | {
                                  readonly key?: string;
                                  readonly values?: readonly string[];
                                }
                              | undefined;
                          };
                        }
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  }[];
                }
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          }[];
          readonly max_total_spans_per_second?: number;
          readonly policy_order?: readonly string[];
          readonly rate_allocation?: readonly {
            readonly percent?: number;
            readonly policy?: string;
          }[];
        }
      | {
          readonly drop_sub_policy?: readonly {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly not?: {
              readonly not_sub_policy?: {
                readonly boolean_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                } | null;
                readonly bytes_limiting?: {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                } | null;
                readonly latency?: {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                } | null;
                readonly name?: string;
                readonly numeric_attribute?: {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                } | null;
                readonly ottl_condition?: {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                } | null;
                readonly probabilistic?: {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                } | null;
                readonly rate_limiting?: {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                } | null;
                readonly span_count?: {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                } | null;
                readonly status_code?: {
                  readonly status_codes?: readonly string[];
                } | null;
                readonly string_attribute?: {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly trace_state?: {
                  readonly key?: string;
                  readonly values?: readonly string[];
                } | null;
                readonly type?: string;
                readonly [k: string]:
                  | {}
                  | null
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    }
                  | {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    }
                  | string
                  | {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    }
                  | {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    }
                  | {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    }
                  | {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    }
                  | {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    }
                  | {
                      readonly status_codes?: readonly string[];
                    }
                  | {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    }
                  | undefined;
              };
            } | null;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly not_sub_policy?: {
                    readonly boolean_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly value?: boolean;
                    } | null;
                    readonly bytes_limiting?: {
                      readonly burst_capacity?: number;
                      readonly bytes_per_second?: number;
                    } | null;
                    readonly latency?: {
                      readonly threshold_ms?: number;
                      readonly upper_threshold_ms?: number;
                    } | null;
                    readonly name?: string;
                    readonly numeric_attribute?: {
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly max_value?: number;
                      readonly min_value?: number;
                    } | null;
                    readonly ottl_condition?: {
                      readonly error_mode?: "ignore" | "propagate" | "silent";
                      readonly span?: readonly string[];
                      readonly spanevent?: readonly string[];
                    } | null;
                    readonly probabilistic?: {
                      readonly hash_salt?: string;
                      readonly sampling_percentage?: number;
                    } | null;
                    readonly rate_limiting?: {
                      readonly burst_capacity?: number;
                      readonly spans_per_second?: number;
                    } | null;
                    readonly span_count?: {
                      readonly max_spans?: number;
                      readonly min_spans?: number;
                    } | null;
                    readonly status_code?: {
                      readonly status_codes?: readonly string[];
                    } | null;
                    readonly string_attribute?: {
                      readonly cache_max_size?: number;
                      readonly enabled_regex_matching?: boolean;
                      readonly invert_match?: boolean;
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly trace_state?: {
                      readonly key?: string;
                      readonly values?: readonly string[];
                    } | null;
                    readonly type?: string;
                    readonly [k: string]:
                      | {}
                      | null
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly value?: boolean;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly bytes_per_second?: number;
                        }
                      | {
                          readonly threshold_ms?: number;
                          readonly upper_threshold_ms?: number;
                        }
                      | string
                      | {
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly max_value?: number;
                          readonly min_value?: number;
                        }
                      | {
                          readonly error_mode?: "ignore" | "propagate" | "silent";
                          readonly span?: readonly string[];
                          readonly spanevent?: readonly string[];
                        }
                      | {
                          readonly hash_salt?: string;
                          readonly sampling_percentage?: number;
                        }
                      | {
                          readonly burst_capacity?: number;
                          readonly spans_per_second?: number;
                        }
                      | {
                          readonly max_spans?: number;
                          readonly min_spans?: number;
                        }
                      | {
                          readonly status_codes?: readonly string[];
                        }
                      | {
                          readonly cache_max_size?: number;
                          readonly enabled_regex_matching?: boolean;
                          readonly invert_match?: boolean;
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | {
                          readonly key?: string;
                          readonly values?: readonly string[];
                        }
                      | undefined;
                  };
                }
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          }[];
        }
      | {
          readonly threshold_ms?: number;
          readonly upper_threshold_ms?: number;
        }
      | string
      | {
          readonly not_sub_policy?: {
            readonly boolean_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly value?: boolean;
            } | null;
            readonly bytes_limiting?: {
              readonly burst_capacity?: number;
              readonly bytes_per_second?: number;
            } | null;
            readonly latency?: {
              readonly threshold_ms?: number;
              readonly upper_threshold_ms?: number;
            } | null;
            readonly name?: string;
            readonly numeric_attribute?: {
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly max_value?: number;
              readonly min_value?: number;
            } | null;
            readonly ottl_condition?: {
              readonly error_mode?: "ignore" | "propagate" | "silent";
              readonly span?: readonly string[];
              readonly spanevent?: readonly string[];
            } | null;
            readonly probabilistic?: {
              readonly hash_salt?: string;
              readonly sampling_percentage?: number;
            } | null;
            readonly rate_limiting?: {
              readonly burst_capacity?: number;
              readonly spans_per_second?: number;
            } | null;
            readonly span_count?: {
              readonly max_spans?: number;
              readonly min_spans?: number;
            } | null;
            readonly status_code?: {
              readonly status_codes?: readonly string[];
            } | null;
            readonly string_attribute?: {
              readonly cache_max_size?: number;
              readonly enabled_regex_matching?: boolean;
              readonly invert_match?: boolean;
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly trace_state?: {
              readonly key?: string;
              readonly values?: readonly string[];
            } | null;
            readonly type?: string;
            readonly [k: string]:
              | {}
              | null
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly value?: boolean;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly bytes_per_second?: number;
                }
              | {
                  readonly threshold_ms?: number;
                  readonly upper_threshold_ms?: number;
                }
              | string
              | {
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly max_value?: number;
                  readonly min_value?: number;
                }
              | {
                  readonly error_mode?: "ignore" | "propagate" | "silent";
                  readonly span?: readonly string[];
                  readonly spanevent?: readonly string[];
                }
              | {
                  readonly hash_salt?: string;
                  readonly sampling_percentage?: number;
                }
              | {
                  readonly burst_capacity?: number;
                  readonly spans_per_second?: number;
                }
              | {
                  readonly max_spans?: number;
                  readonly min_spans?: number;
                }
              | {
                  readonly status_codes?: readonly string[];
                }
              | {
                  readonly cache_max_size?: number;
                  readonly enabled_regex_matching?: boolean;
                  readonly invert_match?: boolean;
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | {
                  readonly key?: string;
                  readonly values?: readonly string[];
                }
              | undefined;
          };
        }
      | {
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly max_value?: number;
          readonly min_value?: number;
        }
      | {
          readonly error_mode?: "ignore" | "propagate" | "silent";
          readonly span?: readonly string[];
          readonly spanevent?: readonly string[];
        }
      | {
          readonly hash_salt?: string;
          readonly sampling_percentage?: number;
        }
      | {
          readonly burst_capacity?: number;
          readonly spans_per_second?: number;
        }
      | {
          readonly max_spans?: number;
          readonly min_spans?: number;
        }
      | {
          readonly status_codes?: readonly string[];
        }
      | {
          readonly cache_max_size?: number;
          readonly enabled_regex_matching?: boolean;
          readonly invert_match?: boolean;
          readonly key?: string;
          readonly values?: readonly string[];
        }
      | {
          readonly key?: string;
          readonly values?: readonly string[];
        }
      | undefined;
  }[];
  /** Default: false. */
  readonly sample_on_first_match?: boolean;
  /** Default: trace-complete. */
  readonly sampling_strategy?: string;
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
  readonly output_paths?: readonly string[];
  /** Default: 2. */
  readonly sampling_initial?: number;
  /** Default: 1. */
  readonly sampling_thereafter?: number;
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
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  /** Default: false. */
  readonly create_directory?: boolean;
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

/** `exporters.load_balancing`: github.com/open-telemetry/opentelemetry-collector-contrib/exporter/loadbalancingexporter v0.161.0. */
export interface LoadBalancingExporter {
  readonly protocol?: {
    readonly otlp?: {
      readonly auth?: {
        readonly authenticator?: string;
        /** false switches the section off. */
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
        /** false switches the section off. */
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
      readonly user_agent?: string;
      /** Default: false. */
      readonly wait_for_ready?: boolean;
      /** Default: 524288. */
      readonly write_buffer_size?: number;
    } | null;
  } | null;
  readonly resolver?: {
    readonly aws_cloud_map?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly health_status?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly namespace?: string;
      readonly owner_account?: string;
      readonly port?: number;
      readonly service_name?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly dns?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly hostname?: string;
      /** Default: 0s. */
      readonly interval?: Duration;
      readonly port?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly k8s?: {
      /** false switches the section off. */
      readonly enabled?: boolean;
      readonly ports?: readonly number[];
      /** Default: false. */
      readonly return_hostnames?: boolean;
      readonly service?: string;
      /** Default: 0s. */
      readonly timeout?: Duration;
    } | null;
    readonly static?: {
      /** false switches the section off. */
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
    /** false switches the section off. */
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
    /** false switches the section off. */
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
    /** false switches the section off. */
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
  readonly logs_endpoint?: string;
  /** Default: 0. */
  readonly max_conns_per_host?: number;
  /** Default: 100. */
  readonly max_idle_conns?: number;
  /** Default: 0. */
  readonly max_idle_conns_per_host?: number;
  readonly metrics_endpoint?: string;
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
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
    /** false switches the section off. */
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
  /** Default: false. */
  readonly enable_open_metrics?: boolean;
  readonly endpoint?: string;
  /** Default: 1m0s. */
  readonly idle_timeout?: Duration;
  /** Default: false. */
  readonly include_metadata?: boolean;
  /** Default: true. */
  readonly keep_alives_enabled?: boolean;
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
  readonly middlewares?: readonly {
    readonly id?: string;
  }[];
  readonly namespace?: string;
  /** Default: 1m0s. */
  readonly read_header_timeout?: Duration;
  /** Default: 0s. */
  readonly read_timeout?: Duration;
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
    /** Default: false. */
    readonly exclude_service_attributes?: boolean;
    readonly excluded?: readonly string[];
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
  readonly translation_strategy?: string;
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
  /** Default: false. */
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
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  readonly compression?: "" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd";
  readonly compression_params?: {
    /** Default: 0. */
    readonly level?: number;
  } | null;
  /** Default: false. */
  readonly convert_explicit_histograms_to_nhcb?: boolean;
  readonly cookies?: {
    /** false switches the section off. */
    readonly enabled?: boolean;
  } | null;
  /** Default: false. */
  readonly disable_keep_alives?: boolean;
  /** Default: false. */
  readonly disable_scope_info?: boolean;
  /** Default: http://some.url:9411/api/prom/push. */
  readonly endpoint?: string;
  readonly external_labels?: {
    readonly [k: string]: string;
  };
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
  readonly include_metadata_keys?: readonly string[];
  /** Default: false. */
  readonly keep_classic_histograms?: boolean;
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
    /** Default: false. */
    readonly exclude_service_attributes?: boolean;
    readonly excluded?: readonly string[];
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
  readonly translation_strategy?: string;
  readonly wal?: {
    /** Default: 0. */
    readonly buffer_size?: number;
    readonly directory?: string;
    /** false switches the section off. */
    readonly enabled?: boolean;
    /** Default: 0s. */
    readonly lag_record_frequency?: Duration;
    /** Default: 0s. */
    readonly truncate_frequency?: Duration;
  } | null;
  /** Default: 524288. */
  readonly write_buffer_size?: number;
}

/** `extensions.bearertokenauth`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/bearertokenauthextension v0.161.0. */
export interface BearertokenauthExtension {
  readonly filename?: string;
  /** Default: Authorization. */
  readonly header?: string;
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
  /** Default: false. */
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
  /** Default: 0. */
  readonly max_size?: number;
  /** Default: false. */
  readonly recreate?: boolean;
  /** Default: 1s. */
  readonly timeout?: Duration;
}

/** `extensions.health_check`: github.com/open-telemetry/opentelemetry-collector-contrib/extension/healthcheckextension v0.161.0. */
export interface HealthCheckExtension {
  readonly auth?: {
    readonly authenticator?: string;
    /** false switches the section off. */
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
  /** Default: localhost:13133. */
  readonly endpoint?: string;
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
  /** Default: false. */
  readonly use_v2?: boolean;
  /** Default: 0s. */
  readonly write_timeout?: Duration;
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

/** `connectors.forward`: go.opentelemetry.io/collector/connector/forwardconnector v0.161.0. */
export interface ForwardConnector {
  readonly [k: string]: never;
}

/** `connectors.span_metrics`: github.com/open-telemetry/opentelemetry-collector-contrib/connector/spanmetricsconnector v0.161.0. */
export interface SpanMetricsConnector {
  /** Default: false. */
  readonly add_resource_attributes?: boolean;
  /** Default: 0. */
  readonly aggregation_cardinality_limit?: number;
  /** Default: AGGREGATION_TEMPORALITY_CUMULATIVE. */
  readonly aggregation_temporality?: string;
  readonly calls_dimensions?: readonly {
    readonly default?: string;
    readonly glob?: string;
    readonly name?: string;
  }[];
  readonly dimensions?: readonly {
    readonly default?: string;
    readonly glob?: string;
    readonly name?: string;
  }[];
  /** Default: 0. */
  readonly dimensions_cache_size?: number;
  /** Default: false. */
  readonly enable_metrics_sampling_method?: boolean;
  readonly events?: {
    readonly dimensions?: readonly {
      readonly default?: string;
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
      readonly glob?: string;
      readonly name?: string;
    }[];
    /** Default: false. */
    readonly disable?: boolean;
    readonly explicit?: {
      readonly buckets?: readonly Duration[];
      /** false switches the section off. */
      readonly enabled?: boolean;
    } | null;
    readonly exponential?: {
      /** false switches the section off. */
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
  /** Default: 0s. */
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
    /** Default: false. */
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
  readonly otlp?: OtlpReceiver | null;
  readonly [id: `otlp/${string}`]: OtlpReceiver | null;
  readonly prometheus?: PrometheusReceiver | null;
  readonly [id: `prometheus/${string}`]: PrometheusReceiver | null;
}

/** The processors section, by id: `type` or `type/name`. */
export interface Processors {
  readonly attributes?: AttributesProcessor | null;
  readonly [id: `attributes/${string}`]: AttributesProcessor | null;
  readonly batch?: BatchProcessor | null;
  readonly [id: `batch/${string}`]: BatchProcessor | null;
  readonly filter?: FilterProcessor | null;
  readonly [id: `filter/${string}`]: FilterProcessor | null;
  readonly memory_limiter?: MemoryLimiterProcessor | null;
  readonly [id: `memory_limiter/${string}`]: MemoryLimiterProcessor | null;
  readonly resource?: ResourceProcessor | null;
  readonly [id: `resource/${string}`]: ResourceProcessor | null;
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
}

/** The extensions section, by id: `type` or `type/name`. */
export interface Extensions {
  readonly bearertokenauth?: BearertokenauthExtension | null;
  readonly [id: `bearertokenauth/${string}`]: BearertokenauthExtension | null;
  readonly file_storage?: FileStorageExtension | null;
  readonly [id: `file_storage/${string}`]: FileStorageExtension | null;
  readonly health_check?: HealthCheckExtension | null;
  readonly [id: `health_check/${string}`]: HealthCheckExtension | null;
  readonly pprof?: PprofExtension | null;
  readonly [id: `pprof/${string}`]: PprofExtension | null;
}

/** The connectors section, by id: `type` or `type/name`. */
export interface Connectors {
  readonly forward?: ForwardConnector | null;
  readonly [id: `forward/${string}`]: ForwardConnector | null;
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
