//go:build v0_129

package main

import (
	"context"

	"go.opentelemetry.io/collector/confmap/xconfmap"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/service"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

const version = "0.129.0"

var quiet = []zap.Option{zap.WrapCore(func(zapcore.Core) zapcore.Core { return zapcore.NewNopCore() })}

func validate(cfg *otelcol.Config) error { return xconfmap.Validate(cfg) }

func built(factories otelcol.Factories, cfg *otelcol.Config) error {
	return service.Validate(context.Background(), service.Settings{
		BuildInfo:           build,
		ReceiversConfigs:    cfg.Receivers,
		ReceiversFactories:  factories.Receivers,
		ProcessorsConfigs:   cfg.Processors,
		ProcessorsFactories: factories.Processors,
		ExportersConfigs:    cfg.Exporters,
		ExportersFactories:  factories.Exporters,
		ConnectorsConfigs:   cfg.Connectors,
		ConnectorsFactories: factories.Connectors,
	}, service.Config{Pipelines: cfg.Service.Pipelines})
}
