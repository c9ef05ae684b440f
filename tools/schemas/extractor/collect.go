package main

import (
	"sort"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/connector"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/receiver"
)

var signalNames = []string{"traces", "metrics", "logs"}

// collect lists every component of the factory maps, sorted, aliases folded into their canonical name, and the
// telemetry section and the operators of log receivers as two more.
func collect(f otelcol.Factories) []part {
	var parts []part
	parts = append(parts, collectKind("receivers", f.Receivers, f.ReceiverModules, func(r receiver.Factory) []any {
		return supported(r.TracesStability(), r.MetricsStability(), r.LogsStability())
	})...)
	parts = append(parts, collectKind("processors", f.Processors, f.ProcessorModules, func(p processor.Factory) []any {
		return supported(p.TracesStability(), p.MetricsStability(), p.LogsStability())
	})...)
	parts = append(parts, collectKind("exporters", f.Exporters, f.ExporterModules, func(e exporter.Factory) []any {
		return supported(e.TracesStability(), e.MetricsStability(), e.LogsStability())
	})...)
	parts = append(parts, collectKind("extensions", f.Extensions, f.ExtensionModules, noSignals)...)
	parts = append(parts, collectKind("connectors", f.Connectors, f.ConnectorModules, pairs)...)
	parts = append(parts, part{kind: "service", typeName: "telemetry", defaultConfig: func() component.Config { return telemetryDefault(f) }}, operatorsPart())
	return parts
}

func collectKind[F component.Factory](kind string, factories map[component.Type]F, modules map[component.Type]string, signals func(F) []any) []part {
	byType := map[string]*part{}
	for name, factory := range factories {
		canonical := factory.Type().String()
		entry := byType[canonical]
		if entry == nil {
			entry = &part{kind: kind, typeName: canonical, signals: signals(factory), defaultConfig: factory.CreateDefaultConfig}
			byType[canonical] = entry
		}
		if name.String() == canonical {
			entry.module = modules[name]
		} else {
			entry.aliases = append(entry.aliases, name.String())
		}
	}
	var parts []part
	for _, entry := range byType {
		sort.Strings(entry.aliases)
		parts = append(parts, *entry)
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].typeName < parts[j].typeName })
	return parts
}

func supported(levels ...component.StabilityLevel) []any {
	list := []any{}
	for i, level := range levels {
		if level != component.StabilityLevelUndefined {
			list = append(list, signalNames[i])
		}
	}
	return list
}

func noSignals[F any](F) []any { return nil }

func pairs(c connector.Factory) []any {
	levels := []component.StabilityLevel{
		c.TracesToTracesStability(), c.TracesToMetricsStability(), c.TracesToLogsStability(),
		c.MetricsToTracesStability(), c.MetricsToMetricsStability(), c.MetricsToLogsStability(),
		c.LogsToTracesStability(), c.LogsToMetricsStability(), c.LogsToLogsStability(),
	}
	list := []any{}
	for i, level := range levels {
		if level != component.StabilityLevelUndefined {
			list = append(list, object{"from": signalNames[i/3], "to": signalNames[i%3]})
		}
	}
	return list
}
