package main

import (
	"maps"
	"reflect"
	"strings"

	"go.opentelemetry.io/collector/confmap"
)

// applyOverlays corrects the schemas of types that decode themselves, where reflection sees only the result. Each names
// the component, the versions and the behaviour it mirrors.
func applyOverlays(w *walker, version string, p *part) {
	applyWords(version, p)
	switch p.kind + "/" + p.typeName {
	case "processors/transform":
		// 0.129.0 and 0.161.0, Config.Unmarshal: a list of statements, or a list of groups; not mixed.
		for _, key := range []string{"trace_statements", "metric_statements", "log_statements", "profile_statements"} {
			textsOrGroups(p.node, key)
		}
	case "processors/filter":
		// 0.161.0, Config.Unmarshal: the same for the newer style.
		for _, key := range []string{"trace_conditions", "metric_conditions", "log_conditions", "profile_conditions"} {
			textsOrGroups(p.node, key)
		}
	case "service/telemetry":
		// Both versions, the telemetry section's older layout: headers as a map.
		visit(p.node, func(n *node) {
			if len(n.path) > 1 && n.path[len(n.path)-1] == "headers" && n.path[len(n.path)-2] == "otlp" {
				list := maps.Clone(n.exact)
				clear(n.exact)
				n.exact["anyOf"] = []any{list, object{"type": "object", "additionalProperties": object{"type": []string{"string", "null"}}}}
			}
		})
	case "service/operators":
		describeOperators(w, p)
	case "receivers/hostmetrics", "receivers/host_metrics":
		hostScrapers(w, p)
	case "receivers/receiver_creator":
		startedReceivers(p)
	}
}

// startedReceivers: both versions, Config.Unmarshal reads `receivers` by hand, and drops what a template has beside three keys.
// The settings below `config` are those of the receiver that the id names: rules hold them against its own schema.
func startedReceivers(p *part) {
	texts := object{"type": "object", "additionalProperties": object{"type": "string"}}
	template := object{"rule": object{"type": "string"}, "resource_attributes": texts, "config": object{"type": "object", "additionalProperties": true}}
	exact := object{
		"rule":                object{"type": []string{"string", "null"}},
		"resource_attributes": merged(texts, object{"type": []string{"object", "null"}}),
		"config":              object{"type": []string{"object", "null"}, "additionalProperties": true},
	}
	section := func(properties object, more object) object {
		return object{"type": "object", "additionalProperties": merged(object{"type": "object", "properties": properties, "additionalProperties": false}, more)}
	}
	p.node.exact["properties"].(object)["receivers"] = merged(section(exact, object{"type": []string{"object", "null"}, "x-unknown-keys": "ignored"}), object{"type": []string{"object", "null"}})
	p.node.authoring["properties"].(object)["receivers"] = section(template, object{})
}

// stanzaOperator: 0.129.0, operator.Config: `type` selects a registered struct, which drops what it does not know.
func stanzaOperator() *node {
	schema := object{"type": "object", "properties": object{"type": object{"type": "string"}}, "required": []string{"type"}, "additionalProperties": true}
	return &node{exact: schema, authoring: schema}
}

func textsOrGroups(n *node, key string) {
	exact, has := n.exact["properties"].(object)[key].(object)
	if !has {
		return
	}
	authoring := n.authoring["properties"].(object)[key].(object)
	texts := object{"type": "array", "items": object{"type": "string"}}
	n.exact["properties"].(object)[key] = object{"anyOf": []any{exact, merged(texts, object{"type": []string{"array", "null"}})}}
	n.authoring["properties"].(object)[key] = object{"anyOf": []any{authoring, texts}}
	delete(n.children, key)
}

// hostScrapers: both versions fill `scrapers` from a table of their own; each member is found by decoding its name.
func hostScrapers(w *walker, p *part) {
	fields := map[string]*node{}
	for _, name := range []string{"cpu", "disk", "filesystem", "load", "memory", "network", "nfs", "paging", "process", "processes", "system"} {
		path := []string{"scrapers", name}
		cfg := p.defaultConfig()
		if err := confmap.NewFromStringMap(nest(path, map[string]any{}).(map[string]any)).Unmarshal(&cfg); err != nil {
			continue // Not every version has each.
		}
		scrapers := reflect.ValueOf(cfg).Elem().FieldByName("Scrapers")
		for _, key := range scrapers.MapKeys() {
			value := scrapers.MapIndex(key).Elem()
			fields[name] = w.walk(value.Type(), value, path)
		}
	}
	if len(fields) == 0 {
		w.problem([]string{"scrapers"}, "no scraper found")
	}
	scrapers := assemble(fields, false)
	scrapers.path = []string{"scrapers"}
	scrapers.value = object{}
	p.node.children["scrapers"] = scrapers
	p.node.exact["properties"].(object)["scrapers"] = scrapers.exact
	p.node.authoring["properties"].(object)["scrapers"] = scrapers.authoring
	p.node.value.(object)["scrapers"] = scrapers.value
}

// words are texts that the decoder takes as any text and the component then compares with a few: authors get them as an
// enumeration, the exact view stays open and rules say the rest. Each is the set of the versions named.
var words = []struct {
	versions, component, path string
	values                    []any
}{
	{"0.129.0", "exporters/loadbalancing", "routing_key", []any{"", "attributes", "metric", "resource", "service", "streamID", "traceID"}},
	{"0.161.0", "exporters/load_balancing", "routing_key", []any{"", "attributes", "metric", "resource", "service", "streamID", "traceID"}},
	{"0.129.0 0.161.0", "processors/attributes", "actions [] action", actionWords},
	{"0.129.0 0.161.0", "processors/resource", "attributes [] action", actionWords},
	{"0.129.0 0.161.0", "exporters/file", "format", []any{"", "json", "proto"}},
	{"0.129.0", "exporters/otlp", "balancer_name", []any{"", "pick_first", "round_robin"}},
	{"0.161.0", "exporters/otlp_grpc", "balancer_name", []any{"", "pick_first", "round_robin"}},
}

var actionWords = []any{"convert", "delete", "extract", "hash", "insert", "update", "upsert"}

func applyWords(version string, p *part) {
	for _, w := range words {
		if !strings.Contains(w.versions, version) || w.component != p.kind+"/"+p.typeName {
			continue
		}
		visit(p.node, func(n *node) {
			if strings.Join(n.path, " ") == w.path {
				n.authoring["enum"] = w.values
			}
		})
	}
}
