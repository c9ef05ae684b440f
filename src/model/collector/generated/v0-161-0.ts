/** Configuration types of Collector 0.129.0, generated from schemas/0.129.0 by tools/schemas/types.ts. */

import type { Duration } from "../../duration.ts";

export interface FilelogReceiver {
/**
 * Default: false.
 */
readonly acquire_fs_lock?: boolean
readonly attributes?: {
readonly [k: string]: string
}
readonly compression?: string
/**
 * Default: false.
 */
readonly delete_after_read?: boolean
/**
 * Default: utf-8.
 */
readonly encoding?: string
readonly exclude?: string[]
/**
 * Default: 0s.
 */
readonly exclude_older_than?: Duration
/**
 * Default: 1000.
 */
readonly fingerprint_size?: string
/**
 * Default: 500ms.
 */
readonly force_flush_period?: Duration
readonly header?: ({
readonly metadata_operators?: {
readonly type: string
readonly [k: string]: unknown
}[]
readonly pattern?: string
} | null)
/**
 * Default: file_input.
 */
readonly id?: string
readonly include?: string[]
/**
 * Default: true.
 */
readonly include_file_name?: boolean
/**
 * Default: false.
 */
readonly include_file_name_resolved?: boolean
/**
 * Default: false.
 */
readonly include_file_owner_group_name?: boolean
/**
 * Default: false.
 */
readonly include_file_owner_name?: boolean
/**
 * Default: false.
 */
readonly include_file_path?: boolean
/**
 * Default: false.
 */
readonly include_file_path_resolved?: boolean
/**
 * Default: false.
 */
readonly include_file_record_number?: boolean
/**
 * Default: 16384.
 */
readonly initial_buffer_size?: string
/**
 * Default: 0.
 */
readonly max_batches?: number
/**
 * Default: 1024.
 */
readonly max_concurrent_files?: number
/**
 * Default: 1048576.
 */
readonly max_log_size?: string
readonly multiline?: ({
readonly line_end_pattern?: string
readonly line_start_pattern?: string
/**
 * Default: false.
 */
readonly omit_pattern?: boolean
} | null)
readonly operators?: {
readonly type: string
readonly [k: string]: unknown
}[]
readonly ordering_criteria?: ({
readonly group_by?: string
readonly regex?: string
readonly sort_by?: {
readonly ascending?: boolean
readonly layout?: string
readonly location?: string
readonly regex_key?: string
readonly sort_type?: string
}[]
/**
 * Default: 0.
 */
readonly top_n?: number
} | null)
readonly output?: string[]
/**
 * Default: 200ms.
 */
readonly poll_interval?: Duration
/**
 * Default: false.
 */
readonly preserve_leading_whitespaces?: boolean
/**
 * Default: false.
 */
readonly preserve_trailing_whitespaces?: boolean
readonly resource?: {
readonly [k: string]: string
}
readonly retry_on_failure?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 1s.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
} | null)
/**
 * Default: end.
 */
readonly start_at?: string
readonly storage?: string
/**
 * Default: file_input.
 */
readonly type?: string
}

export interface HostmetricsReceiver {
/**
 * Default: 1m0s.
 */
readonly collection_interval?: Duration
/**
 * Default: 1s.
 */
readonly initial_delay?: Duration
/**
 * Default: 5m0s.
 */
readonly metadata_collection_interval?: Duration
readonly root_path?: string
readonly scrapers?: ({
readonly cpu?: {
readonly [k: string]: unknown
}
readonly disk?: {
readonly [k: string]: unknown
}
readonly filesystem?: {
readonly [k: string]: unknown
}
readonly load?: {
readonly [k: string]: unknown
}
readonly memory?: {
readonly [k: string]: unknown
}
readonly network?: {
readonly [k: string]: unknown
}
readonly nfs?: {
readonly [k: string]: unknown
}
readonly paging?: {
readonly [k: string]: unknown
}
readonly process?: {
readonly [k: string]: unknown
}
readonly processes?: {
readonly [k: string]: unknown
}
readonly system?: {
readonly [k: string]: unknown
}
} | null)
/**
 * Default: 0s.
 */
readonly timeout?: Duration
}

export interface JaegerReceiver {
readonly protocols?: ({
readonly grpc?: ({
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly dialer?: ({
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
/**
 * Default: localhost:14250.
 */
readonly endpoint?: string
/**
 * Default: false.
 */
readonly include_metadata?: boolean
readonly keepalive?: ({
readonly enforcement_policy?: ({
/**
 * Default: 0s.
 */
readonly min_time?: Duration
/**
 * Default: false.
 */
readonly permit_without_stream?: boolean
} | null)
readonly server_parameters?: ({
/**
 * Default: 0s.
 */
readonly max_connection_age?: Duration
/**
 * Default: 0s.
 */
readonly max_connection_age_grace?: Duration
/**
 * Default: 0s.
 */
readonly max_connection_idle?: Duration
/**
 * Default: 0s.
 */
readonly time?: Duration
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
} | null)
/**
 * Default: 0.
 */
readonly max_concurrent_streams?: number
/**
 * Default: 0.
 */
readonly max_recv_msg_size_mib?: number
readonly middlewares?: {
readonly id?: string
}[]
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: tcp.
 */
readonly transport?: ("" | "ip" | "ip4" | "ip6" | "tcp" | "tcp4" | "tcp6" | "udp" | "udp4" | "udp6" | "unix" | "unixgram" | "unixpacket")
/**
 * Default: 0.
 */
readonly write_buffer_size?: number
} | null)
readonly thrift_binary?: ({
/**
 * Default: localhost:6832.
 */
readonly endpoint?: string
/**
 * Default: 65000.
 */
readonly max_packet_size?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: 0.
 */
readonly socket_buffer_size?: number
/**
 * Default: 10.
 */
readonly workers?: number
} | null)
readonly thrift_compact?: ({
/**
 * Default: localhost:6831.
 */
readonly endpoint?: string
/**
 * Default: 65000.
 */
readonly max_packet_size?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: 0.
 */
readonly socket_buffer_size?: number
/**
 * Default: 10.
 */
readonly workers?: number
} | null)
readonly thrift_http?: ({
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: localhost:14268.
 */
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
} | null)
} | null)
readonly remote_sampling?: ({
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly authority?: string
readonly balancer_name?: string
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
readonly host_endpoint?: string
readonly keepalive?: ({
/**
 * Default: false.
 */
readonly permit_without_stream?: boolean
/**
 * Default: 0s.
 */
readonly time?: Duration
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly middlewares?: {
readonly id?: string
}[]
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly strategy_file?: string
/**
 * Default: 0s.
 */
readonly strategy_file_reload_interval?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: false.
 */
readonly wait_for_ready?: boolean
/**
 * Default: 0.
 */
readonly write_buffer_size?: number
} | null)
}

export interface NopReceiver {

}

export interface OtlpReceiver {
readonly protocols?: ({
readonly grpc?: ({
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly dialer?: ({
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
/**
 * Default: localhost:4317.
 */
readonly endpoint?: string
/**
 * Default: false.
 */
readonly include_metadata?: boolean
readonly keepalive?: ({
readonly enforcement_policy?: ({
/**
 * Default: 0s.
 */
readonly min_time?: Duration
/**
 * Default: false.
 */
readonly permit_without_stream?: boolean
} | null)
readonly server_parameters?: ({
/**
 * Default: 0s.
 */
readonly max_connection_age?: Duration
/**
 * Default: 0s.
 */
readonly max_connection_age_grace?: Duration
/**
 * Default: 0s.
 */
readonly max_connection_idle?: Duration
/**
 * Default: 0s.
 */
readonly time?: Duration
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
} | null)
/**
 * Default: 0.
 */
readonly max_concurrent_streams?: number
/**
 * Default: 0.
 */
readonly max_recv_msg_size_mib?: number
readonly middlewares?: {
readonly id?: string
}[]
/**
 * Default: 524288.
 */
readonly read_buffer_size?: number
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: tcp.
 */
readonly transport?: ("" | "ip" | "ip4" | "ip6" | "tcp" | "tcp4" | "tcp6" | "udp" | "udp4" | "udp6" | "unix" | "unixgram" | "unixpacket")
/**
 * Default: 0.
 */
readonly write_buffer_size?: number
} | null)
readonly http?: ({
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: localhost:4318.
 */
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: /v1/logs.
 */
readonly logs_url_path?: string
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
/**
 * Default: /v1/metrics.
 */
readonly metrics_url_path?: string
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: /v1/traces.
 */
readonly traces_url_path?: string
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
} | null)
} | null)
}

export interface PrometheusReceiver {
readonly api_server?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly server_config?: ({
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
} | null)
} | null)
readonly config?: ({
readonly alerting?: ({
readonly alert_relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
readonly alertmanagers?: {
readonly alert_relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
readonly api_version?: string
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly aws_sd_configs?: {

}[]
readonly azure_sd_configs?: {

}[]
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly consul_sd_configs?: {

}[]
readonly digitalocean_sd_configs?: {

}[]
readonly dns_sd_configs?: {

}[]
readonly docker_sd_configs?: {

}[]
readonly dockerswarm_sd_configs?: {

}[]
readonly ec2_sd_configs?: {

}[]
readonly enable_http2?: boolean
readonly eureka_sd_configs?: {

}[]
readonly file_sd_configs?: {

}[]
readonly follow_redirects?: boolean
readonly gce_sd_configs?: {

}[]
readonly hetzner_sd_configs?: {

}[]
readonly http_headers?: ({

} | null)
readonly http_sd_configs?: {

}[]
readonly ionos_sd_configs?: {

}[]
readonly kubernetes_sd_configs?: {

}[]
readonly kuma_sd_configs?: {

}[]
readonly lightsail_sd_configs?: {

}[]
readonly linode_sd_configs?: {

}[]
readonly marathon_sd_configs?: {

}[]
readonly nerve_sd_configs?: {

}[]
readonly no_proxy?: string
readonly nomad_sd_configs?: {

}[]
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly openstack_sd_configs?: {

}[]
readonly outscale_sd_configs?: {

}[]
readonly ovhcloud_sd_configs?: {

}[]
readonly path_prefix?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly puppetdb_sd_configs?: {

}[]
readonly relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
readonly scaleway_sd_configs?: {

}[]
readonly scheme?: string
readonly serverset_sd_configs?: {

}[]
readonly sigv4?: ({
readonly access_key?: string
readonly profile?: string
readonly region?: string
readonly role_arn?: string
readonly secret_key?: string
readonly use_fips_sts_endpoint?: boolean
} | null)
readonly stackit_sd_configs?: {

}[]
readonly static_configs?: {
readonly labels?: {
readonly [k: string]: string
}
readonly targets?: string[]
}[]
readonly timeout?: string
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly triton_sd_configs?: {

}[]
readonly uyuni_sd_configs?: {

}[]
readonly vultr_sd_configs?: {

}[]
}[]
} | null)
readonly global?: ({
readonly body_size_limit?: string
readonly convert_classic_histograms_to_nhcb?: boolean
readonly evaluation_interval?: string
readonly external_labels?: {
readonly [k: string]: string
}
readonly keep_dropped_targets?: number
readonly label_limit?: number
readonly label_name_length_limit?: number
readonly label_value_length_limit?: number
readonly metric_name_escaping_scheme?: string
readonly metric_name_validation_scheme?: string
readonly query_log_file?: string
readonly rule_query_offset?: string
readonly sample_limit?: number
readonly scrape_failure_log_file?: string
readonly scrape_interval?: string
readonly scrape_protocols?: string[]
readonly scrape_timeout?: string
readonly target_limit?: number
} | null)
readonly otlp?: ({
readonly convert_histograms_to_nhcb?: boolean
readonly keep_identifying_resource_attributes?: boolean
readonly promote_resource_attributes?: string[]
readonly translation_strategy?: string
} | null)
readonly remote_read?: {
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly chunked_read_limit?: number
readonly enable_http2?: boolean
readonly filter_external_labels?: boolean
readonly follow_redirects?: boolean
readonly headers?: {
readonly [k: string]: string
}
readonly http_headers?: ({

} | null)
readonly name?: string
readonly no_proxy?: string
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly read_recent?: boolean
readonly remote_timeout?: string
readonly required_matchers?: {
readonly [k: string]: string
}
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly url?: string
}[]
readonly remote_write?: {
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly azuread?: ({
readonly cloud?: string
readonly managed_identity?: ({
readonly client_id?: string
} | null)
readonly oauth?: ({
readonly client_id?: string
readonly client_secret?: string
readonly tenant_id?: string
} | null)
readonly sdk?: ({
readonly tenant_id?: string
} | null)
} | null)
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly enable_http2?: boolean
readonly follow_redirects?: boolean
readonly google_iam?: ({
readonly credentials_file?: string
} | null)
readonly headers?: {
readonly [k: string]: string
}
readonly http_headers?: ({

} | null)
readonly metadata_config?: ({
readonly max_samples_per_send?: number
readonly send?: boolean
readonly send_interval?: string
} | null)
readonly name?: string
readonly no_proxy?: string
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly protobuf_message?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly queue_config?: ({
readonly batch_send_deadline?: string
readonly capacity?: number
readonly max_backoff?: string
readonly max_samples_per_send?: number
readonly max_shards?: number
readonly min_backoff?: string
readonly min_shards?: number
readonly retry_on_http_429?: boolean
readonly sample_age_limit?: string
} | null)
readonly remote_timeout?: string
readonly round_robin_dns?: boolean
readonly send_exemplars?: boolean
readonly send_native_histograms?: boolean
readonly sigv4?: ({
readonly access_key?: string
readonly profile?: string
readonly region?: string
readonly role_arn?: string
readonly secret_key?: string
readonly use_fips_sts_endpoint?: boolean
} | null)
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly url?: string
readonly write_relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
}[]
readonly rule_files?: string[]
readonly runtime?: ({
readonly gogc?: number
} | null)
readonly scrape_config_files?: string[]
readonly scrape_configs?: {
readonly always_scrape_classic_histograms?: boolean
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly aws_sd_configs?: {

}[]
readonly azure_sd_configs?: {

}[]
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly body_size_limit?: string
readonly consul_sd_configs?: {

}[]
readonly convert_classic_histograms_to_nhcb?: boolean
readonly digitalocean_sd_configs?: {

}[]
readonly dns_sd_configs?: {

}[]
readonly docker_sd_configs?: {

}[]
readonly dockerswarm_sd_configs?: {

}[]
readonly ec2_sd_configs?: {

}[]
readonly enable_compression?: boolean
readonly enable_http2?: boolean
readonly eureka_sd_configs?: {

}[]
readonly fallback_scrape_protocol?: string
readonly file_sd_configs?: {

}[]
readonly follow_redirects?: boolean
readonly gce_sd_configs?: {

}[]
readonly hetzner_sd_configs?: {

}[]
readonly honor_labels?: boolean
readonly honor_timestamps?: boolean
readonly http_headers?: ({

} | null)
readonly http_sd_configs?: {

}[]
readonly ionos_sd_configs?: {

}[]
readonly job_name?: string
readonly keep_dropped_targets?: number
readonly kubernetes_sd_configs?: {

}[]
readonly kuma_sd_configs?: {

}[]
readonly label_limit?: number
readonly label_name_length_limit?: number
readonly label_value_length_limit?: number
readonly lightsail_sd_configs?: {

}[]
readonly linode_sd_configs?: {

}[]
readonly marathon_sd_configs?: {

}[]
readonly metric_name_escaping_scheme?: string
readonly metric_name_validation_scheme?: string
readonly metric_relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
readonly metrics_path?: string
readonly native_histogram_bucket_limit?: number
readonly native_histogram_min_bucket_factor?: number
readonly nerve_sd_configs?: {

}[]
readonly no_proxy?: string
readonly nomad_sd_configs?: {

}[]
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly openstack_sd_configs?: {

}[]
readonly outscale_sd_configs?: {

}[]
readonly ovhcloud_sd_configs?: {

}[]
readonly params?: {
readonly [k: string]: string[]
}
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly puppetdb_sd_configs?: {

}[]
readonly relabel_configs?: {
readonly action?: string
readonly modulus?: number
readonly regex?: string
readonly replacement?: string
readonly separator?: string
readonly source_labels?: string[]
readonly target_label?: string
}[]
readonly sample_limit?: number
readonly scaleway_sd_configs?: {

}[]
readonly scheme?: string
readonly scrape_failure_log_file?: string
readonly scrape_interval?: string
readonly scrape_protocols?: string[]
readonly scrape_timeout?: string
readonly serverset_sd_configs?: {

}[]
readonly stackit_sd_configs?: {

}[]
readonly static_configs?: {
readonly labels?: {
readonly [k: string]: string
}
readonly targets?: string[]
}[]
readonly target_limit?: number
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly track_timestamps_staleness?: boolean
readonly triton_sd_configs?: {

}[]
readonly uyuni_sd_configs?: {

}[]
readonly vultr_sd_configs?: {

}[]
}[]
readonly storage?: ({
readonly exemplars?: ({
readonly max_exemplars?: number
} | null)
readonly tsdb?: ({
readonly out_of_order_time_window?: string
readonly outofordertimewindow?: number
} | null)
} | null)
readonly tracing?: ({
readonly client_type?: string
readonly compression?: string
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
readonly insecure?: boolean
readonly sampling_fraction?: number
readonly timeout?: string
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
} | null)
} | null)
/**
 * Default: false.
 */
readonly report_extra_scrape_metrics?: boolean
readonly start_time_metric_regex?: string
readonly target_allocator?: ({
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly collector_id?: string
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly compression_params?: ({
/**
 * Default: 0.
 */
readonly level?: number
} | null)
readonly cookies?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: false.
 */
readonly disable_keep_alives?: boolean
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
/**
 * Default: 0s.
 */
readonly http2_ping_timeout?: Duration
/**
 * Default: 0s.
 */
readonly http2_read_idle_timeout?: Duration
readonly http_scrape_config?: ({
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly enable_http2?: boolean
readonly follow_redirects?: boolean
readonly http_headers?: ({

} | null)
readonly no_proxy?: string
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
} | null)
readonly http_sd_config?: ({
readonly authorization?: ({
readonly credentials?: string
readonly credentials_file?: string
readonly credentials_ref?: string
readonly type?: string
} | null)
readonly basic_auth?: ({
readonly password?: string
readonly password_file?: string
readonly password_ref?: string
readonly username?: string
readonly username_file?: string
readonly username_ref?: string
} | null)
readonly bearer_token?: string
readonly bearer_token_file?: string
readonly enable_http2?: boolean
readonly follow_redirects?: boolean
readonly http_headers?: ({

} | null)
readonly no_proxy?: string
readonly oauth2?: ({
readonly client_id?: string
readonly client_secret?: string
readonly client_secret_file?: string
readonly client_secret_ref?: string
readonly endpoint_params?: {
readonly [k: string]: string
}
readonly no_proxy?: string
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly scopes?: string[]
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly token_url?: string
} | null)
readonly proxy_connect_header?: {
readonly [k: string]: string[]
}
readonly proxy_from_environment?: boolean
readonly proxy_url?: string
readonly refresh_interval?: string
readonly tls_config?: ({
readonly ca?: string
readonly ca_file?: string
readonly ca_ref?: string
readonly cert?: string
readonly cert_file?: string
readonly cert_ref?: string
readonly insecure_skip_verify?: boolean
readonly key?: string
readonly key_file?: string
readonly key_ref?: string
readonly max_version?: string
readonly min_version?: string
readonly server_name?: string
} | null)
readonly url?: string
} | null)
/**
 * Default: 0s.
 */
readonly idle_conn_timeout?: Duration
/**
 * Default: 0s.
 */
readonly interval?: Duration
/**
 * Default: 0.
 */
readonly max_conns_per_host?: number
/**
 * Default: 0.
 */
readonly max_idle_conns?: number
/**
 * Default: 0.
 */
readonly max_idle_conns_per_host?: number
readonly middleware?: {
readonly id?: string
}[]
readonly proxy_url?: string
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
/**
 * Default: 0s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0.
 */
readonly write_buffer_size?: number
} | null)
/**
 * Default: false.
 */
readonly trim_metric_suffixes?: boolean
/**
 * Default: false.
 */
readonly use_start_time_metric?: boolean
}

export interface ZipkinReceiver {
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: localhost:9411.
 */
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: false.
 */
readonly parse_string_tags?: boolean
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
}

export interface AttributesProcessor {
readonly actions?: {
readonly action?: string
readonly converted_type?: string
readonly from_attribute?: string
readonly from_context?: string
readonly key?: string
readonly pattern?: string
readonly value?: unknown
}[]
readonly exclude?: ({
readonly attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly libraries?: {
readonly name?: string
readonly version?: string
}[]
readonly log_bodies?: string[]
readonly log_severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
/**
 * Default: 0.
 */
readonly min?: number
} | null)
readonly log_severity_texts?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resources?: {
readonly key?: string
readonly value?: unknown
}[]
readonly services?: string[]
readonly span_kinds?: string[]
readonly span_names?: string[]
} | null)
readonly include?: ({
readonly attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly libraries?: {
readonly name?: string
readonly version?: string
}[]
readonly log_bodies?: string[]
readonly log_severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
/**
 * Default: 0.
 */
readonly min?: number
} | null)
readonly log_severity_texts?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resources?: {
readonly key?: string
readonly value?: unknown
}[]
readonly services?: string[]
readonly span_kinds?: string[]
readonly span_names?: string[]
} | null)
}

export interface BatchProcessor {
/**
 * Default: 1000.
 */
readonly metadata_cardinality_limit?: number
readonly metadata_keys?: string[]
/**
 * Default: 0.
 */
readonly send_batch_max_size?: number
/**
 * Default: 8192.
 */
readonly send_batch_size?: number
/**
 * Default: 200ms.
 */
readonly timeout?: Duration
}

export interface CumulativetodeltaProcessor {
readonly exclude?: ({
readonly match_type?: string
readonly metric_types?: string[]
readonly metrics?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
} | null)
readonly include?: ({
readonly match_type?: string
readonly metric_types?: string[]
readonly metrics?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
} | null)
/**
 * Default: 0.
 */
readonly initial_value?: ("auto" | "drop" | "keep")
/**
 * Default: 0s.
 */
readonly max_staleness?: Duration
}

export interface FilterProcessor {
/**
 * Default: propagate.
 */
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly logs?: ({
readonly exclude?: ({
readonly bodies?: string[]
readonly match_type?: string
readonly record_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly resource_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
readonly min?: string
} | null)
readonly severity_texts?: string[]
} | null)
readonly include?: ({
readonly bodies?: string[]
readonly match_type?: string
readonly record_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly resource_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
readonly min?: string
} | null)
readonly severity_texts?: string[]
} | null)
readonly log_record?: string[]
} | null)
readonly metrics?: ({
readonly datapoint?: string[]
readonly exclude?: ({
readonly expressions?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resource_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
} | null)
readonly include?: ({
readonly expressions?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resource_attributes?: {
readonly key?: string
readonly value?: unknown
}[]
} | null)
readonly metric?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
} | null)
readonly spans?: ({
readonly exclude?: ({
readonly attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly libraries?: {
readonly name?: string
readonly version?: string
}[]
readonly log_bodies?: string[]
readonly log_severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
/**
 * Default: 0.
 */
readonly min?: number
} | null)
readonly log_severity_texts?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resources?: {
readonly key?: string
readonly value?: unknown
}[]
readonly services?: string[]
readonly span_kinds?: string[]
readonly span_names?: string[]
} | null)
readonly include?: ({
readonly attributes?: {
readonly key?: string
readonly value?: unknown
}[]
readonly libraries?: {
readonly name?: string
readonly version?: string
}[]
readonly log_bodies?: string[]
readonly log_severity_number?: ({
/**
 * Default: false.
 */
readonly match_undefined?: boolean
/**
 * Default: 0.
 */
readonly min?: number
} | null)
readonly log_severity_texts?: string[]
readonly match_type?: string
readonly metric_names?: string[]
readonly regexp?: ({
/**
 * Default: false.
 */
readonly cacheenabled?: boolean
/**
 * Default: 0.
 */
readonly cachemaxnumentries?: number
} | null)
readonly resources?: {
readonly key?: string
readonly value?: unknown
}[]
readonly services?: string[]
readonly span_kinds?: string[]
readonly span_names?: string[]
} | null)
} | null)
readonly traces?: ({
readonly span?: string[]
readonly spanevent?: string[]
} | null)
}

export interface GroupbyattrsProcessor {
readonly keys?: string[]
}

export interface K8SattributesProcessor {
/**
 * Default: serviceAccount.
 */
readonly auth_type?: string
readonly context?: string
readonly exclude?: ({
/**
 * Default: [{"name":"jaeger-agent"},{"name":"jaeger-collector"}].
 */
readonly pods?: {
readonly name?: string
}[]
} | null)
readonly extract?: ({
readonly annotations?: {
readonly from?: string
readonly key?: string
readonly key_regex?: string
readonly tag_name?: string
}[]
readonly labels?: {
readonly from?: string
readonly key?: string
readonly key_regex?: string
readonly tag_name?: string
}[]
/**
 * Default: ["container.image.name","container.image.tag","k8s.deployment.name","k8s.namespace.name","k8s.node.name","k8s.pod.name","k8s.pod.start_time","k8s.pod.uid"].
 */
readonly metadata?: string[]
/**
 * Default: false.
 */
readonly otel_annotations?: boolean
} | null)
readonly filter?: ({
readonly fields?: {
readonly key?: string
readonly op?: string
readonly value?: string
}[]
readonly labels?: {
readonly key?: string
readonly op?: string
readonly value?: string
}[]
readonly namespace?: string
readonly node?: string
readonly node_from_env_var?: string
} | null)
/**
 * Default: false.
 */
readonly passthrough?: boolean
readonly pod_association?: {
readonly sources?: {
readonly from?: string
readonly name?: string
}[]
}[]
/**
 * Default: false.
 */
readonly wait_for_metadata?: boolean
/**
 * Default: 10s.
 */
readonly wait_for_metadata_timeout?: Duration
}

export interface MemoryLimiterProcessor {
/**
 * Default: 0s.
 */
readonly check_interval?: Duration
/**
 * Default: 0.
 */
readonly limit_mib?: number
/**
 * Default: 0.
 */
readonly limit_percentage?: number
/**
 * Default: 0s.
 */
readonly min_gc_interval_when_hard_limited?: Duration
/**
 * Default: 10s.
 */
readonly min_gc_interval_when_soft_limited?: Duration
/**
 * Default: 0.
 */
readonly spike_limit_mib?: number
/**
 * Default: 0.
 */
readonly spike_limit_percentage?: number
}

export interface MetricstransformProcessor {
readonly transforms?: {
readonly action?: string
readonly aggregation_type?: string
readonly experimental_match_labels?: {
readonly [k: string]: string
}
readonly group_resource_labels?: {
readonly [k: string]: string
}
readonly include?: string
readonly match_type?: string
readonly new_name?: string
readonly operations?: {
readonly action?: string
readonly aggregated_values?: string[]
readonly aggregation_type?: string
readonly experimental_scale?: number
readonly label?: string
readonly label_set?: string[]
readonly label_value?: string
readonly new_label?: string
readonly new_value?: string
readonly value_actions?: {
readonly new_value?: string
readonly value?: string
}[]
}[]
readonly submatch_case?: string
}[]
}

export interface ProbabilisticSamplerProcessor {
/**
 * Default: traceID.
 */
readonly attribute_source?: string
/**
 * Default: true.
 */
readonly fail_closed?: boolean
readonly from_attribute?: string
/**
 * Default: 0.
 */
readonly hash_seed?: number
readonly mode?: ("" | "equalizing" | "hash_seed" | "proportional")
/**
 * Default: 0.
 */
readonly sampling_percentage?: number
/**
 * Default: 4.
 */
readonly sampling_precision?: number
readonly sampling_priority?: string
}

export interface ResourceProcessor {
readonly attributes?: {
readonly action?: string
readonly converted_type?: string
readonly from_attribute?: string
readonly from_context?: string
readonly key?: string
readonly pattern?: string
readonly value?: unknown
}[]
}

export interface ResourcedetectionProcessor {
readonly aks?: ({
readonly resource_attributes?: ({
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.cluster.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly attributes?: string[]
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly azure?: ({
readonly resource_attributes?: ({
readonly "azure.resourcegroup.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "azure.vm.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "azure.vm.scaleset.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "azure.vm.size"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.account.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
readonly tags?: string[]
} | null)
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly compression_params?: ({
/**
 * Default: 0.
 */
readonly level?: number
} | null)
readonly consul?: ({
readonly address?: string
readonly datacenter?: string
readonly meta?: {
readonly [k: string]: unknown
}
readonly namespace?: string
readonly resource_attributes?: ({
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
readonly token?: string
readonly token_file?: string
} | null)
readonly cookies?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: ["env"].
 */
readonly detectors?: string[]
/**
 * Default: false.
 */
readonly disable_keep_alives?: boolean
readonly docker?: ({
readonly resource_attributes?: ({
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "os.type"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly ec2?: ({
/**
 * Default: false.
 */
readonly fail_on_missing_metadata?: boolean
/**
 * Default: 3.
 */
readonly max_attempts?: number
/**
 * Default: 20s.
 */
readonly max_backoff?: Duration
readonly resource_attributes?: ({
readonly "cloud.account.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.availability_zone"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.image.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.type"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
readonly tags?: string[]
} | null)
readonly ecs?: ({
readonly resource_attributes?: ({
readonly "aws.ecs.cluster.arn"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.ecs.launchtype"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.ecs.task.arn"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.ecs.task.family"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.ecs.task.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.ecs.task.revision"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.log.group.arns"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.log.group.names"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.log.stream.arns"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.log.stream.names"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.account.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.availability_zone"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly eks?: ({
readonly node_from_env_var?: string
readonly resource_attributes?: ({
readonly "cloud.account.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.availability_zone"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.image.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.type"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.cluster.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly elasticbeanstalk?: ({
readonly resource_attributes?: ({
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "deployment.environment"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "service.instance.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "service.version"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly endpoint?: string
readonly gcp?: ({
readonly resource_attributes?: ({
readonly "cloud.account.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.availability_zone"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.instance"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.version"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.cloud_run.job.execution"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.cloud_run.job.task_index"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.gce.instance.hostname"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.gce.instance.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.gce.instance_group_manager.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.gce.instance_group_manager.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "gcp.gce.instance_group_manager.zone"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "host.type"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.cluster.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly headers?: {
readonly [k: string]: string
}
readonly heroku?: ({
readonly resource_attributes?: ({
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "heroku.app.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "heroku.dyno.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "heroku.release.commit"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "heroku.release.creation_timestamp"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "service.instance.id"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "service.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "service.version"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly http2_ping_timeout?: Duration
/**
 * Default: 0s.
 */
readonly http2_read_idle_timeout?: Duration
/**
 * Default: 1m30s.
 */
readonly idle_conn_timeout?: Duration
readonly k8snode?: ({
/**
 * Default: serviceAccount.
 */
readonly auth_type?: string
readonly context?: string
readonly node_from_env_var?: string
readonly resource_attributes?: ({
readonly "k8s.node.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.node.uid"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly kubeadm?: ({
/**
 * Default: serviceAccount.
 */
readonly auth_type?: string
readonly context?: string
readonly resource_attributes?: ({
readonly "k8s.cluster.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.cluster.uid"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
readonly lambda?: ({
readonly resource_attributes?: ({
readonly "aws.log.group.names"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "aws.log.stream.names"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.instance"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.max_memory"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "faas.version"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
/**
 * Default: 0.
 */
readonly max_conns_per_host?: number
/**
 * Default: 100.
 */
readonly max_idle_conns?: number
/**
 * Default: 0.
 */
readonly max_idle_conns_per_host?: number
readonly middleware?: {
readonly id?: string
}[]
readonly openshift?: ({
readonly address?: string
readonly resource_attributes?: ({
readonly "cloud.platform"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.provider"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "cloud.region"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "k8s.cluster.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
} | null)
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
readonly token?: string
} | null)
/**
 * Default: true.
 */
readonly override?: boolean
readonly proxy_url?: string
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly system?: ({
readonly hostname_sources?: string[]
readonly resource_attributes?: ({
readonly "host.arch"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.cache.l2.size"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.family"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.model.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.model.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.stepping"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.cpu.vendor.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.interface"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.ip"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.mac"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "host.name"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "os.build.id"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "os.description"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "os.name"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly "os.type"?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
readonly "os.version"?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
} | null)
} | null)
/**
 * Default: 5s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0.
 */
readonly write_buffer_size?: number
}

export interface TailSamplingProcessor {
readonly decision_cache?: ({
/**
 * Default: 0.
 */
readonly non_sampled_cache_size?: number
/**
 * Default: 0.
 */
readonly sampled_cache_size?: number
} | null)
/**
 * Default: 30s.
 */
readonly decision_wait?: Duration
/**
 * Default: 0.
 */
readonly expected_new_traces_per_sec?: number
/**
 * Default: 50000.
 */
readonly num_traces?: number
readonly policies?: {
readonly and?: ({
readonly and_sub_policy?: {
readonly boolean_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly value?: boolean
} | null)
readonly latency?: ({
readonly threshold_ms?: number
readonly upper_threshold_ms?: number
} | null)
readonly name?: string
readonly numeric_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly max_value?: number
readonly min_value?: number
} | null)
readonly ottl_condition?: ({
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly span?: string[]
readonly spanevent?: string[]
} | null)
readonly probabilistic?: ({
readonly hash_salt?: string
readonly sampling_percentage?: number
} | null)
readonly rate_limiting?: ({
readonly spans_per_second?: number
} | null)
readonly span_count?: ({
readonly max_spans?: number
readonly min_spans?: number
} | null)
readonly status_code?: ({
readonly status_codes?: string[]
} | null)
readonly string_attribute?: ({
readonly cache_max_size?: number
readonly enabled_regex_matching?: boolean
readonly invert_match?: boolean
readonly key?: string
readonly values?: string[]
} | null)
readonly trace_state?: ({
readonly key?: string
readonly values?: string[]
} | null)
readonly type?: string
}[]
} | null)
readonly boolean_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly value?: boolean
} | null)
readonly composite?: ({
readonly composite_sub_policy?: {
readonly and?: ({
readonly and_sub_policy?: {
readonly boolean_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly value?: boolean
} | null)
readonly latency?: ({
readonly threshold_ms?: number
readonly upper_threshold_ms?: number
} | null)
readonly name?: string
readonly numeric_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly max_value?: number
readonly min_value?: number
} | null)
readonly ottl_condition?: ({
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly span?: string[]
readonly spanevent?: string[]
} | null)
readonly probabilistic?: ({
readonly hash_salt?: string
readonly sampling_percentage?: number
} | null)
readonly rate_limiting?: ({
readonly spans_per_second?: number
} | null)
readonly span_count?: ({
readonly max_spans?: number
readonly min_spans?: number
} | null)
readonly status_code?: ({
readonly status_codes?: string[]
} | null)
readonly string_attribute?: ({
readonly cache_max_size?: number
readonly enabled_regex_matching?: boolean
readonly invert_match?: boolean
readonly key?: string
readonly values?: string[]
} | null)
readonly trace_state?: ({
readonly key?: string
readonly values?: string[]
} | null)
readonly type?: string
}[]
} | null)
readonly boolean_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly value?: boolean
} | null)
readonly latency?: ({
readonly threshold_ms?: number
readonly upper_threshold_ms?: number
} | null)
readonly name?: string
readonly numeric_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly max_value?: number
readonly min_value?: number
} | null)
readonly ottl_condition?: ({
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly span?: string[]
readonly spanevent?: string[]
} | null)
readonly probabilistic?: ({
readonly hash_salt?: string
readonly sampling_percentage?: number
} | null)
readonly rate_limiting?: ({
readonly spans_per_second?: number
} | null)
readonly span_count?: ({
readonly max_spans?: number
readonly min_spans?: number
} | null)
readonly status_code?: ({
readonly status_codes?: string[]
} | null)
readonly string_attribute?: ({
readonly cache_max_size?: number
readonly enabled_regex_matching?: boolean
readonly invert_match?: boolean
readonly key?: string
readonly values?: string[]
} | null)
readonly trace_state?: ({
readonly key?: string
readonly values?: string[]
} | null)
readonly type?: string
}[]
readonly max_total_spans_per_second?: number
readonly policy_order?: string[]
readonly rate_allocation?: {
readonly percent?: number
readonly policy?: string
}[]
} | null)
readonly drop?: ({
readonly drop_sub_policy?: {
readonly boolean_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly value?: boolean
} | null)
readonly latency?: ({
readonly threshold_ms?: number
readonly upper_threshold_ms?: number
} | null)
readonly name?: string
readonly numeric_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly max_value?: number
readonly min_value?: number
} | null)
readonly ottl_condition?: ({
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly span?: string[]
readonly spanevent?: string[]
} | null)
readonly probabilistic?: ({
readonly hash_salt?: string
readonly sampling_percentage?: number
} | null)
readonly rate_limiting?: ({
readonly spans_per_second?: number
} | null)
readonly span_count?: ({
readonly max_spans?: number
readonly min_spans?: number
} | null)
readonly status_code?: ({
readonly status_codes?: string[]
} | null)
readonly string_attribute?: ({
readonly cache_max_size?: number
readonly enabled_regex_matching?: boolean
readonly invert_match?: boolean
readonly key?: string
readonly values?: string[]
} | null)
readonly trace_state?: ({
readonly key?: string
readonly values?: string[]
} | null)
readonly type?: string
}[]
} | null)
readonly latency?: ({
readonly threshold_ms?: number
readonly upper_threshold_ms?: number
} | null)
readonly name?: string
readonly numeric_attribute?: ({
readonly invert_match?: boolean
readonly key?: string
readonly max_value?: number
readonly min_value?: number
} | null)
readonly ottl_condition?: ({
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly span?: string[]
readonly spanevent?: string[]
} | null)
readonly probabilistic?: ({
readonly hash_salt?: string
readonly sampling_percentage?: number
} | null)
readonly rate_limiting?: ({
readonly spans_per_second?: number
} | null)
readonly span_count?: ({
readonly max_spans?: number
readonly min_spans?: number
} | null)
readonly status_code?: ({
readonly status_codes?: string[]
} | null)
readonly string_attribute?: ({
readonly cache_max_size?: number
readonly enabled_regex_matching?: boolean
readonly invert_match?: boolean
readonly key?: string
readonly values?: string[]
} | null)
readonly trace_state?: ({
readonly key?: string
readonly values?: string[]
} | null)
readonly type?: string
}[]
/**
 * Default: false.
 */
readonly sample_on_first_match?: boolean
}

export interface TransformProcessor {
/**
 * Default: propagate.
 */
readonly error_mode?: ("ignore" | "propagate" | "silent")
/**
 * Default: false.
 */
readonly flatten_data?: boolean
readonly log_statements?: ({
readonly conditions?: string[]
readonly context?: ("datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent")
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly statements?: string[]
}[] | string[])
readonly metric_statements?: ({
readonly conditions?: string[]
readonly context?: ("datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent")
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly statements?: string[]
}[] | string[])
readonly trace_statements?: ({
readonly conditions?: string[]
readonly context?: ("datapoint" | "log" | "metric" | "resource" | "scope" | "span" | "spanevent")
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly statements?: string[]
}[] | string[])
}

export interface DebugExporter {
/**
 * Default: 2.
 */
readonly sampling_initial?: number
/**
 * Default: 1.
 */
readonly sampling_thereafter?: number
/**
 * Default: true.
 */
readonly use_internal_logger?: boolean
/**
 * Default: basic.
 */
readonly verbosity?: ("basic" | "detailed" | "none" | "normal")
}

export interface FileExporter {
/**
 * Default: false.
 */
readonly append?: boolean
readonly compression?: string
readonly encoding?: string
/**
 * Default: 0s.
 */
readonly flush_interval?: Duration
/**
 * Default: json.
 */
readonly format?: string
readonly group_by?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 100.
 */
readonly max_open_files?: number
/**
 * Default: fileexporter.path_segment.
 */
readonly resource_attribute?: string
} | null)
readonly path?: string
readonly rotation?: ({
/**
 * Default: false.
 */
readonly localtime?: boolean
/**
 * Default: 100.
 */
readonly max_backups?: number
/**
 * Default: 0.
 */
readonly max_days?: number
/**
 * Default: 0.
 */
readonly max_megabytes?: number
} | null)
}

export interface KafkaExporter {
readonly auth?: ({
readonly kerberos?: ({
readonly config_file?: string
/**
 * Default: false.
 */
readonly disable_fast_negotiation?: boolean
readonly keytab_file?: string
readonly password?: string
readonly realm?: string
readonly service_name?: string
/**
 * Default: false.
 */
readonly use_keytab?: boolean
readonly username?: string
} | null)
readonly plain_text?: ({
readonly password?: string
readonly username?: string
} | null)
readonly sasl?: ({
readonly aws_msk?: ({
readonly region?: string
} | null)
readonly mechanism?: string
readonly password?: string
readonly username?: string
/**
 * Default: 0.
 */
readonly version?: number
} | null)
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
} | null)
/**
 * Default: ["localhost:9092"].
 */
readonly brokers?: string[]
/**
 * Default: otel-collector.
 */
readonly client_id?: string
readonly encoding?: string
readonly include_metadata_keys?: string[]
readonly logs?: ({
/**
 * Default: otlp_proto.
 */
readonly encoding?: string
/**
 * Default: otlp_logs.
 */
readonly topic?: string
readonly topic_from_metadata_key?: string
} | null)
readonly metadata?: ({
/**
 * Default: true.
 */
readonly full?: boolean
/**
 * Default: 10m0s.
 */
readonly refresh_interval?: Duration
readonly retry?: ({
/**
 * Default: 250ms.
 */
readonly backoff?: Duration
/**
 * Default: 3.
 */
readonly max?: number
} | null)
} | null)
readonly metrics?: ({
/**
 * Default: otlp_proto.
 */
readonly encoding?: string
/**
 * Default: otlp_metrics.
 */
readonly topic?: string
readonly topic_from_metadata_key?: string
} | null)
/**
 * Default: false.
 */
readonly partition_logs_by_resource_attributes?: boolean
/**
 * Default: false.
 */
readonly partition_metrics_by_resource_attributes?: boolean
/**
 * Default: false.
 */
readonly partition_traces_by_id?: boolean
readonly producer?: ({
/**
 * Default: none.
 */
readonly compression?: string
readonly compression_params?: ({
/**
 * Default: 0.
 */
readonly level?: number
} | null)
/**
 * Default: 0.
 */
readonly flush_max_messages?: number
/**
 * Default: 1000000.
 */
readonly max_message_bytes?: number
/**
 * Default: 1.
 */
readonly required_acks?: number
} | null)
readonly protocol_version?: string
/**
 * Default: false.
 */
readonly resolve_canonical_bootstrap_servers_only?: boolean
readonly retry_on_failure?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 5s.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
/**
 * Default: 1.5.
 */
readonly multiplier?: number
/**
 * Default: 0.5.
 */
readonly randomization_factor?: number
} | null)
readonly sending_queue?: ({
readonly batch?: ({
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
} | null)
/**
 * Default: false.
 */
readonly block_on_overflow?: boolean
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 10.
 */
readonly num_consumers?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: {requests}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
readonly storage?: string
/**
 * Default: false.
 */
readonly wait_for_result?: boolean
} | null)
/**
 * Default: 5s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
readonly topic?: string
readonly topic_from_attribute?: string
readonly traces?: ({
/**
 * Default: otlp_proto.
 */
readonly encoding?: string
/**
 * Default: otlp_spans.
 */
readonly topic?: string
readonly topic_from_metadata_key?: string
} | null)
}

export interface LoadbalancingExporter {
readonly protocol?: ({
readonly otlp?: ({
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly authority?: string
readonly balancer_name?: string
readonly batcher?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
/**
 * Default: {}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
} | null)
/**
 * Default: gzip.
 */
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
/**
 * Default: placeholder:4317.
 */
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
readonly keepalive?: ({
/**
 * Default: false.
 */
readonly permit_without_stream?: boolean
/**
 * Default: 0s.
 */
readonly time?: Duration
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly middlewares?: {
readonly id?: string
}[]
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly retry_on_failure?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 5s.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
/**
 * Default: 1.5.
 */
readonly multiplier?: number
/**
 * Default: 0.5.
 */
readonly randomization_factor?: number
} | null)
readonly sending_queue?: ({
readonly batch?: ({
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
} | null)
/**
 * Default: false.
 */
readonly block_on_overflow?: boolean
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 10.
 */
readonly num_consumers?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: {requests}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
readonly storage?: string
/**
 * Default: false.
 */
readonly wait_for_result?: boolean
} | null)
/**
 * Default: 5s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: false.
 */
readonly wait_for_ready?: boolean
/**
 * Default: 524288.
 */
readonly write_buffer_size?: number
} | null)
} | null)
readonly resolver?: ({
readonly aws_cloud_map?: ({
readonly health_status?: string
/**
 * Default: 0s.
 */
readonly interval?: Duration
readonly namespace?: string
readonly port?: number
readonly service_name?: string
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly dns?: ({
readonly hostname?: string
/**
 * Default: 0s.
 */
readonly interval?: Duration
readonly port?: string
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly k8s?: ({
readonly ports?: number[]
/**
 * Default: false.
 */
readonly return_hostnames?: boolean
readonly service?: string
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly static?: ({
readonly hostnames?: string[]
} | null)
} | null)
readonly retry_on_failure?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 0s.
 */
readonly initial_interval?: Duration
/**
 * Default: 0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 0s.
 */
readonly max_interval?: Duration
/**
 * Default: 0.
 */
readonly multiplier?: number
/**
 * Default: 0.
 */
readonly randomization_factor?: number
} | null)
readonly routing_attributes?: string[]
readonly routing_key?: string
readonly sending_queue?: ({
readonly batch?: ({
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
} | null)
/**
 * Default: false.
 */
readonly block_on_overflow?: boolean
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 0.
 */
readonly num_consumers?: number
/**
 * Default: 0.
 */
readonly queue_size?: number
/**
 * Default: {}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
readonly storage?: string
/**
 * Default: false.
 */
readonly wait_for_result?: boolean
} | null)
/**
 * Default: 0s.
 */
readonly timeout?: Duration
}

export interface NopExporter {

}

export interface OtlpExporter {
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly authority?: string
readonly balancer_name?: string
readonly batcher?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
/**
 * Default: {}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
} | null)
/**
 * Default: gzip.
 */
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
readonly keepalive?: ({
/**
 * Default: false.
 */
readonly permit_without_stream?: boolean
/**
 * Default: 0s.
 */
readonly time?: Duration
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
readonly middlewares?: {
readonly id?: string
}[]
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly retry_on_failure?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 5s.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
/**
 * Default: 1.5.
 */
readonly multiplier?: number
/**
 * Default: 0.5.
 */
readonly randomization_factor?: number
} | null)
readonly sending_queue?: ({
readonly batch?: ({
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
} | null)
/**
 * Default: false.
 */
readonly block_on_overflow?: boolean
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 10.
 */
readonly num_consumers?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: {requests}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
readonly storage?: string
/**
 * Default: false.
 */
readonly wait_for_result?: boolean
} | null)
/**
 * Default: 5s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: false.
 */
readonly wait_for_ready?: boolean
/**
 * Default: 524288.
 */
readonly write_buffer_size?: number
}

export interface OtlphttpExporter {
readonly auth?: ({
readonly authenticator?: string
} | null)
/**
 * Default: gzip.
 */
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly compression_params?: ({
/**
 * Default: 0.
 */
readonly level?: number
} | null)
readonly cookies?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: false.
 */
readonly disable_keep_alives?: boolean
/**
 * Default: proto.
 */
readonly encoding?: ("json" | "proto")
readonly endpoint?: string
readonly headers?: {
readonly [k: string]: string
}
/**
 * Default: 0s.
 */
readonly http2_ping_timeout?: Duration
/**
 * Default: 0s.
 */
readonly http2_read_idle_timeout?: Duration
/**
 * Default: 1m30s.
 */
readonly idle_conn_timeout?: Duration
readonly logs_endpoint?: string
/**
 * Default: 0.
 */
readonly max_conns_per_host?: number
/**
 * Default: 100.
 */
readonly max_idle_conns?: number
/**
 * Default: 0.
 */
readonly max_idle_conns_per_host?: number
readonly metrics_endpoint?: string
readonly middleware?: {
readonly id?: string
}[]
readonly proxy_url?: string
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly retry_on_failure?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 5s.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
/**
 * Default: 1.5.
 */
readonly multiplier?: number
/**
 * Default: 0.5.
 */
readonly randomization_factor?: number
} | null)
readonly sending_queue?: ({
readonly batch?: ({
/**
 * Default: 0s.
 */
readonly flush_timeout?: Duration
/**
 * Default: 0.
 */
readonly max_size?: number
/**
 * Default: 0.
 */
readonly min_size?: number
} | null)
/**
 * Default: false.
 */
readonly block_on_overflow?: boolean
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 10.
 */
readonly num_consumers?: number
/**
 * Default: 1000.
 */
readonly queue_size?: number
/**
 * Default: {requests}.
 */
readonly sizer?: ("bytes" | "items" | "requests")
readonly storage?: string
/**
 * Default: false.
 */
readonly wait_for_result?: boolean
} | null)
/**
 * Default: 30s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
readonly traces_endpoint?: string
/**
 * Default: 524288.
 */
readonly write_buffer_size?: number
}

export interface PrometheusExporter {
/**
 * Default: true.
 */
readonly add_metric_suffixes?: boolean
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly const_labels?: {
readonly [k: string]: string
}
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: false.
 */
readonly enable_open_metrics?: boolean
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
/**
 * Default: 5m0s.
 */
readonly metric_expiration?: Duration
readonly middleware?: {
readonly id?: string
}[]
readonly namespace?: string
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly resource_to_telemetry_conversion?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly response_headers?: {
readonly [k: string]: string
}
/**
 * Default: false.
 */
readonly send_timestamps?: boolean
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
}

export interface PrometheusremotewriteExporter {
/**
 * Default: true.
 */
readonly add_metric_suffixes?: boolean
readonly auth?: ({
readonly authenticator?: string
} | null)
readonly compression?: ("" | "deflate" | "gzip" | "lz4" | "none" | "snappy" | "x-snappy-framed" | "zlib" | "zstd")
readonly compression_params?: ({
/**
 * Default: 0.
 */
readonly level?: number
} | null)
readonly cookies?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: false.
 */
readonly disable_keep_alives?: boolean
/**
 * Default: http://some.url:9411/api/prom/push.
 */
readonly endpoint?: string
readonly external_labels?: {
readonly [k: string]: string
}
readonly headers?: {
readonly [k: string]: string
}
/**
 * Default: 0s.
 */
readonly http2_ping_timeout?: Duration
/**
 * Default: 0s.
 */
readonly http2_read_idle_timeout?: Duration
/**
 * Default: 1m30s.
 */
readonly idle_conn_timeout?: Duration
readonly max_batch_request_parallelism?: number
/**
 * Default: 3000000.
 */
readonly max_batch_size_bytes?: number
/**
 * Default: 0.
 */
readonly max_conns_per_host?: number
/**
 * Default: 100.
 */
readonly max_idle_conns?: number
/**
 * Default: 0.
 */
readonly max_idle_conns_per_host?: number
readonly middleware?: {
readonly id?: string
}[]
readonly namespace?: string
/**
 * Default: prometheus.WriteRequest.
 */
readonly protobuf_message?: string
readonly proxy_url?: string
/**
 * Default: 0.
 */
readonly read_buffer_size?: number
readonly remote_write_queue?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 5.
 */
readonly num_consumers?: number
/**
 * Default: 10000.
 */
readonly queue_size?: number
} | null)
readonly resource_to_telemetry_conversion?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly retry_on_failure?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 50ms.
 */
readonly initial_interval?: Duration
/**
 * Default: 5m0s.
 */
readonly max_elapsed_time?: Duration
/**
 * Default: 30s.
 */
readonly max_interval?: Duration
/**
 * Default: 1.5.
 */
readonly multiplier?: number
/**
 * Default: 0.5.
 */
readonly randomization_factor?: number
} | null)
/**
 * Default: false.
 */
readonly send_metadata?: boolean
readonly target_info?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: 5s.
 */
readonly timeout?: Duration
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
/**
 * Default: false.
 */
readonly insecure?: boolean
/**
 * Default: false.
 */
readonly insecure_skip_verify?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly server_name_override?: string
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
readonly wal?: ({
/**
 * Default: 0.
 */
readonly buffer_size?: number
readonly directory?: string
/**
 * Default: 0s.
 */
readonly truncate_frequency?: Duration
} | null)
/**
 * Default: 524288.
 */
readonly write_buffer_size?: number
}

export interface BasicauthExtension {
readonly client_auth?: ({
readonly password?: string
readonly username?: string
} | null)
readonly htpasswd?: ({
readonly file?: string
readonly inline?: string
} | null)
}

export interface BearertokenauthExtension {
readonly filename?: string
/**
 * Default: Authorization.
 */
readonly header?: string
/**
 * Default: Bearer.
 */
readonly scheme?: string
readonly token?: string
readonly tokens?: string[]
}

export interface FileStorageExtension {
readonly compaction?: ({
/**
 * Default: 5s.
 */
readonly check_interval?: Duration
/**
 * Default: false.
 */
readonly cleanup_on_start?: boolean
/**
 * Default: /var/lib/otelcol/file_storage.
 */
readonly directory?: string
/**
 * Default: 65536.
 */
readonly max_transaction_size?: number
/**
 * Default: false.
 */
readonly on_rebound?: boolean
/**
 * Default: false.
 */
readonly on_start?: boolean
/**
 * Default: 100.
 */
readonly rebound_needed_threshold_mib?: number
/**
 * Default: 10.
 */
readonly rebound_trigger_threshold_mib?: number
} | null)
/**
 * Default: false.
 */
readonly create_directory?: boolean
/**
 * Default: /var/lib/otelcol/file_storage.
 */
readonly directory?: string
/**
 * Default: 0750.
 */
readonly directory_permissions?: string
/**
 * Default: false.
 */
readonly fsync?: boolean
/**
 * Default: 1s.
 */
readonly timeout?: Duration
}

export interface HeadersSetterExtension {
readonly headers?: {
readonly action?: string
readonly default_value?: string
readonly from_attribute?: string
readonly from_context?: string
readonly key?: string
readonly value?: string
}[]
}

export interface HealthCheckExtension {
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly check_collector_pipeline?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
/**
 * Default: 5.
 */
readonly exporter_failure_threshold?: number
/**
 * Default: 5m.
 */
readonly interval?: string
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: localhost:13133.
 */
readonly endpoint?: string
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: /.
 */
readonly path?: string
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_body?: ({
readonly healthy?: string
readonly unhealthy?: string
} | null)
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
}

export interface PprofExtension {
/**
 * Default: 0.
 */
readonly block_profile_fraction?: number
readonly dialer?: ({
/**
 * Default: 0s.
 */
readonly timeout?: Duration
} | null)
/**
 * Default: localhost:1777.
 */
readonly endpoint?: string
/**
 * Default: 0.
 */
readonly mutex_profile_fraction?: number
readonly save_to_file?: string
}

export interface ZpagesExtension {
readonly auth?: ({
readonly authenticator?: string
readonly request_params?: string[]
} | null)
readonly compression_algorithms?: string[]
readonly cors?: ({
readonly allowed_headers?: string[]
readonly allowed_origins?: string[]
/**
 * Default: 0.
 */
readonly max_age?: number
} | null)
/**
 * Default: localhost:55679.
 */
readonly endpoint?: string
readonly expvar?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
/**
 * Default: 0s.
 */
readonly idle_timeout?: Duration
/**
 * Default: false.
 */
readonly include_metadata?: boolean
/**
 * Default: 0.
 */
readonly max_request_body_size?: number
readonly middleware?: {
readonly id?: string
}[]
/**
 * Default: 0s.
 */
readonly read_header_timeout?: Duration
/**
 * Default: 0s.
 */
readonly read_timeout?: Duration
readonly response_headers?: {
readonly [k: string]: string
}
readonly tls?: ({
readonly ca_file?: string
readonly ca_pem?: string
readonly cert_file?: string
readonly cert_pem?: string
readonly cipher_suites?: string[]
readonly client_ca_file?: string
/**
 * Default: false.
 */
readonly client_ca_file_reload?: boolean
readonly curve_preferences?: string[]
/**
 * Default: false.
 */
readonly include_system_ca_certs_pool?: boolean
readonly key_file?: string
readonly key_pem?: string
readonly max_version?: string
readonly min_version?: string
/**
 * Default: 0s.
 */
readonly reload_interval?: Duration
readonly tpm?: ({
readonly auth?: string
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly owner_auth?: string
readonly path?: string
} | null)
} | null)
/**
 * Default: 0s.
 */
readonly write_timeout?: Duration
}

export interface ForwardConnector {

}

export interface RoutingConnector {
readonly default_pipelines?: string[]
/**
 * Default: propagate.
 */
readonly error_mode?: ("ignore" | "propagate" | "silent")
readonly table?: {
readonly condition?: string
readonly context?: string
readonly pipelines?: string[]
readonly statement?: string
}[]
}

export interface SpanmetricsConnector {
/**
 * Default: 0.
 */
readonly aggregation_cardinality_limit?: number
/**
 * Default: AGGREGATION_TEMPORALITY_CUMULATIVE.
 */
readonly aggregation_temporality?: string
readonly calls_dimensions?: {
readonly default?: string
readonly name?: string
}[]
readonly dimensions?: {
readonly default?: string
readonly name?: string
}[]
/**
 * Default: 0.
 */
readonly dimensions_cache_size?: number
readonly events?: ({
readonly dimensions?: {
readonly default?: string
readonly name?: string
}[]
/**
 * Default: false.
 */
readonly enabled?: boolean
} | null)
readonly exclude_dimensions?: string[]
readonly exemplars?: ({
/**
 * Default: false.
 */
readonly enabled?: boolean
readonly max_per_data_point?: number
} | null)
readonly histogram?: ({
readonly dimensions?: {
readonly default?: string
readonly name?: string
}[]
/**
 * Default: false.
 */
readonly disable?: boolean
readonly explicit?: ({
readonly buckets?: Duration[]
} | null)
readonly exponential?: ({
/**
 * Default: 0.
 */
readonly max_size?: number
} | null)
/**
 * Default: ms.
 */
readonly unit?: ("ms" | "s")
} | null)
readonly include_instrumentation_scope?: string[]
readonly metric_timestamp_cache_size?: number
/**
 * Default: 0s.
 */
readonly metrics_expiration?: Duration
/**
 * Default: 1m0s.
 */
readonly metrics_flush_interval?: Duration
/**
 * Default: traces.span.metrics.
 */
readonly namespace?: string
/**
 * Default: 1000.
 */
readonly resource_metrics_cache_size?: number
readonly resource_metrics_key_attributes?: string[]
}

export interface Telemetry {
readonly logs?: ({
/**
 * Default: false.
 */
readonly development?: boolean
/**
 * Default: false.
 */
readonly disable_caller?: boolean
/**
 * Default: false.
 */
readonly disable_stacktrace?: boolean
/**
 * Default: console.
 */
readonly encoding?: string
/**
 * Default: ["stderr"].
 */
readonly error_output_paths?: string[]
readonly initial_fields?: {
readonly [k: string]: unknown
}
/**
 * Default: info.
 */
readonly level?: ("" | "debug" | "dpanic" | "error" | "fatal" | "info" | "panic" | "warn")
/**
 * Default: ["stderr"].
 */
readonly output_paths?: string[]
readonly processors?: {
readonly batch?: ({
readonly export_timeout?: number
readonly exporter?: ({
readonly console?: {
readonly [k: string]: unknown
}
readonly otlp?: ({
readonly certificate?: string
readonly client_certificate?: string
readonly client_key?: string
readonly compression?: string
readonly endpoint?: string
readonly headers?: {
readonly name?: string
readonly value?: string
}[]
readonly headers_list?: string
readonly insecure?: boolean
readonly protocol?: string
readonly timeout?: number
} | null)
} | null)
readonly max_export_batch_size?: number
readonly max_queue_size?: number
readonly schedule_delay?: number
} | null)
readonly simple?: ({
readonly exporter?: ({
readonly console?: {
readonly [k: string]: unknown
}
readonly otlp?: ({
readonly certificate?: string
readonly client_certificate?: string
readonly client_key?: string
readonly compression?: string
readonly endpoint?: string
readonly headers?: {
readonly name?: string
readonly value?: string
}[]
readonly headers_list?: string
readonly insecure?: boolean
readonly protocol?: string
readonly timeout?: number
} | null)
} | null)
} | null)
}[]
readonly sampling?: ({
/**
 * Default: true.
 */
readonly enabled?: boolean
/**
 * Default: 10.
 */
readonly initial?: number
/**
 * Default: 100.
 */
readonly thereafter?: number
/**
 * Default: 10s.
 */
readonly tick?: Duration
} | null)
} | null)
readonly metrics?: ({
/**
 * Default: normal.
 */
readonly level?: ("basic" | "detailed" | "none" | "normal")
/**
 * Default: [{"periodic":null,"producers":null,"pull":{"exporter":{"prometheus":{"host":"localhost","port":8888,"with_resource_constant_labels":{"excluded":null,"included":null},"without_scope_info":true,"without_type_suffix":true,"without_units":true}}}}].
 */
readonly readers?: {
readonly periodic?: ({
readonly exporter?: ({
readonly console?: {
readonly [k: string]: unknown
}
readonly otlp?: ({
readonly certificate?: string
readonly client_certificate?: string
readonly client_key?: string
readonly compression?: string
readonly default_histogram_aggregation?: string
readonly endpoint?: string
readonly headers?: {
readonly name?: string
readonly value?: string
}[]
readonly headers_list?: string
readonly insecure?: boolean
readonly protocol?: string
readonly temporality_preference?: string
readonly timeout?: number
} | null)
} | null)
readonly interval?: number
readonly timeout?: number
} | null)
readonly producers?: {
readonly opencensus?: {
readonly [k: string]: unknown
}
}[]
readonly pull?: ({
readonly exporter?: ({
readonly prometheus?: ({
readonly host?: string
readonly port?: number
readonly with_resource_constant_labels?: ({
readonly excluded?: string[]
readonly included?: string[]
} | null)
readonly without_scope_info?: boolean
readonly without_type_suffix?: boolean
readonly without_units?: boolean
} | null)
} | null)
} | null)
}[]
readonly views?: {
readonly selector?: ({
readonly instrument_name?: string
readonly instrument_type?: string
readonly meter_name?: string
readonly meter_schema_url?: string
readonly meter_version?: string
readonly unit?: string
} | null)
readonly stream?: ({
readonly aggregation?: ({
readonly base2_exponential_bucket_histogram?: ({
readonly max_scale?: number
readonly max_size?: number
readonly record_min_max?: boolean
} | null)
readonly default?: {
readonly [k: string]: unknown
}
readonly drop?: {
readonly [k: string]: unknown
}
readonly explicit_bucket_histogram?: ({
readonly boundaries?: number[]
readonly record_min_max?: boolean
} | null)
readonly last_value?: {
readonly [k: string]: unknown
}
readonly sum?: {
readonly [k: string]: unknown
}
} | null)
readonly attribute_keys?: ({
readonly excluded?: string[]
readonly included?: string[]
} | null)
readonly description?: string
readonly name?: string
} | null)
}[]
} | null)
readonly resource?: {
readonly [k: string]: string
}
readonly traces?: ({
/**
 * Default: basic.
 */
readonly level?: ("basic" | "detailed" | "none" | "normal")
readonly limits?: ({
readonly attribute_count_limit?: number
readonly attribute_value_length_limit?: number
readonly event_attribute_count_limit?: number
readonly event_count_limit?: number
readonly link_attribute_count_limit?: number
readonly link_count_limit?: number
} | null)
readonly processors?: {
readonly batch?: ({
readonly export_timeout?: number
readonly exporter?: ({
readonly console?: {
readonly [k: string]: unknown
}
readonly otlp?: ({
readonly certificate?: string
readonly client_certificate?: string
readonly client_key?: string
readonly compression?: string
readonly endpoint?: string
readonly headers?: {
readonly name?: string
readonly value?: string
}[]
readonly headers_list?: string
readonly insecure?: boolean
readonly protocol?: string
readonly timeout?: number
} | null)
readonly zipkin?: ({
readonly endpoint?: string
readonly timeout?: number
} | null)
} | null)
readonly max_export_batch_size?: number
readonly max_queue_size?: number
readonly schedule_delay?: number
} | null)
readonly simple?: ({
readonly exporter?: ({
readonly console?: {
readonly [k: string]: unknown
}
readonly otlp?: ({
readonly certificate?: string
readonly client_certificate?: string
readonly client_key?: string
readonly compression?: string
readonly endpoint?: string
readonly headers?: {
readonly name?: string
readonly value?: string
}[]
readonly headers_list?: string
readonly insecure?: boolean
readonly protocol?: string
readonly timeout?: number
} | null)
readonly zipkin?: ({
readonly endpoint?: string
readonly timeout?: number
} | null)
} | null)
} | null)
}[]
readonly propagators?: string[]
readonly sampler?: ({
readonly always_off?: {
readonly [k: string]: unknown
}
readonly always_on?: {
readonly [k: string]: unknown
}
readonly jaeger_remote?: ({
readonly endpoint?: string
readonly initial_sampler?: {

}
readonly interval?: number
} | null)
readonly parent_based?: ({
readonly local_parent_not_sampled?: {

}
readonly local_parent_sampled?: {

}
readonly remote_parent_not_sampled?: {

}
readonly remote_parent_sampled?: {

}
readonly root?: {

}
} | null)
readonly trace_id_ratio_based?: ({
readonly ratio?: number
} | null)
} | null)
} | null)
}

export type Receivers =
  & { readonly [K in "filelog" | `filelog/${string}`]?: FilelogReceiver | null }
  & { readonly [K in "hostmetrics" | `hostmetrics/${string}`]?: HostmetricsReceiver | null }
  & { readonly [K in "jaeger" | `jaeger/${string}`]?: JaegerReceiver | null }
  & { readonly [K in "nop" | `nop/${string}`]?: NopReceiver | null }
  & { readonly [K in "otlp" | `otlp/${string}`]?: OtlpReceiver | null }
  & { readonly [K in "prometheus" | `prometheus/${string}`]?: PrometheusReceiver | null }
  & { readonly [K in "zipkin" | `zipkin/${string}`]?: ZipkinReceiver | null };

export type Processors =
  & { readonly [K in "attributes" | `attributes/${string}`]?: AttributesProcessor | null }
  & { readonly [K in "batch" | `batch/${string}`]?: BatchProcessor | null }
  & { readonly [K in "cumulativetodelta" | `cumulativetodelta/${string}`]?: CumulativetodeltaProcessor | null }
  & { readonly [K in "filter" | `filter/${string}`]?: FilterProcessor | null }
  & { readonly [K in "groupbyattrs" | `groupbyattrs/${string}`]?: GroupbyattrsProcessor | null }
  & { readonly [K in "k8sattributes" | `k8sattributes/${string}`]?: K8sattributesProcessor | null }
  & { readonly [K in "memory_limiter" | `memory_limiter/${string}`]?: MemoryLimiterProcessor | null }
  & { readonly [K in "metricstransform" | `metricstransform/${string}`]?: MetricstransformProcessor | null }
  & { readonly [K in "probabilistic_sampler" | `probabilistic_sampler/${string}`]?: ProbabilisticSamplerProcessor | null }
  & { readonly [K in "resource" | `resource/${string}`]?: ResourceProcessor | null }
  & { readonly [K in "resourcedetection" | `resourcedetection/${string}`]?: ResourcedetectionProcessor | null }
  & { readonly [K in "tail_sampling" | `tail_sampling/${string}`]?: TailSamplingProcessor | null }
  & { readonly [K in "transform" | `transform/${string}`]?: TransformProcessor | null };

export type Exporters =
  & { readonly [K in "debug" | `debug/${string}`]?: DebugExporter | null }
  & { readonly [K in "file" | `file/${string}`]?: FileExporter | null }
  & { readonly [K in "kafka" | `kafka/${string}`]?: KafkaExporter | null }
  & { readonly [K in "loadbalancing" | `loadbalancing/${string}`]?: LoadbalancingExporter | null }
  & { readonly [K in "nop" | `nop/${string}`]?: NopExporter | null }
  & { readonly [K in "otlp" | `otlp/${string}`]?: OtlpExporter | null }
  & { readonly [K in "otlphttp" | `otlphttp/${string}`]?: OtlphttpExporter | null }
  & { readonly [K in "prometheus" | `prometheus/${string}`]?: PrometheusExporter | null }
  & { readonly [K in "prometheusremotewrite" | `prometheusremotewrite/${string}`]?: PrometheusremotewriteExporter | null };

export type Extensions =
  & { readonly [K in "basicauth" | `basicauth/${string}`]?: BasicauthExtension | null }
  & { readonly [K in "bearertokenauth" | `bearertokenauth/${string}`]?: BearertokenauthExtension | null }
  & { readonly [K in "file_storage" | `file_storage/${string}`]?: FileStorageExtension | null }
  & { readonly [K in "headers_setter" | `headers_setter/${string}`]?: HeadersSetterExtension | null }
  & { readonly [K in "health_check" | `health_check/${string}`]?: HealthCheckExtension | null }
  & { readonly [K in "pprof" | `pprof/${string}`]?: PprofExtension | null }
  & { readonly [K in "zpages" | `zpages/${string}`]?: ZpagesExtension | null };

export type Connectors =
  & { readonly [K in "forward" | `forward/${string}`]?: ForwardConnector | null }
  & { readonly [K in "routing" | `routing/${string}`]?: RoutingConnector | null }
  & { readonly [K in "spanmetrics" | `spanmetrics/${string}`]?: SpanmetricsConnector | null };

/** What each section takes, by component id. */
export interface Sections {
  readonly receivers: Receivers;
  readonly processors: Processors;
  readonly exporters: Exporters;
  readonly extensions: Extensions;
  readonly connectors: Connectors;
  readonly telemetry: Telemetry;
}
