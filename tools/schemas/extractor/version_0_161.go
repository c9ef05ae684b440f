//go:build v0_161

package main

import (
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/otelcol"
)

// At 0.161 every Optional section takes `enabled: false`.
const optionalTakesEnabled = true

func telemetryDefault(f otelcol.Factories) component.Config {
	return f.Telemetry.CreateDefaultConfig()
}
