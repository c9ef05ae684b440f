//go:build v0_129

package main

import (
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/service/telemetry"
)

// At 0.129 an Optional section has no switch of its own.
const optionalTakesEnabled = false

func telemetryDefault(otelcol.Factories) component.Config {
	return telemetry.NewFactory().CreateDefaultConfig()
}
