// Command verdicts answers what a Collector says of configurations, many in one process. It is built from the Collector's
// own generated sources with only main replaced, so components() is exactly what the Collector has.
//
// Each line of input is a JSON object: `yaml`, the configuration, and `start`, whether one that validates is to be started,
// too. One line comes back: `ok`, and else the `stage` that refuses it (config, validate, build, start) with its `error`.
// What `validate` says is asked by the steps that the command takes, without a start of the program for each.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/envprovider"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/confmap/provider/yamlprovider"
	"go.opentelemetry.io/collector/otelcol"
)

type question struct {
	YAML  string `json:"yaml"`
	Start bool   `json:"start"`
}

type answer struct {
	OK    bool   `json:"ok"`
	Stage string `json:"stage,omitempty"`
	Error string `json:"error,omitempty"`
}

const lineBytesMax = 64 << 20

func main() {
	factories, err := components()
	if err != nil {
		fmt.Fprintln(os.Stderr, "verdicts:", err)
		os.Exit(2)
	}
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(make([]byte, 1<<20), lineBytesMax)
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	for input.Scan() {
		var asked question
		if err := json.Unmarshal(input.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, "verdicts:", err)
			os.Exit(2)
		}
		said := validated(factories, asked.YAML)
		if said.OK && asked.Start {
			said = started(asked.YAML)
		}
		if err := output.Encode(said); err != nil {
			os.Exit(2)
		}
	}
}

// resolver reads a text in the place of a file.
func resolver(text string) confmap.ResolverSettings {
	return confmap.ResolverSettings{
		URIs:              []string{"yaml:" + text},
		ProviderFactories: []confmap.ProviderFactory{yamlprovider.NewFactory(), envprovider.NewFactory(), fileprovider.NewFactory()},
		DefaultScheme:     "env",
	}
}

var build = component.BuildInfo{Command: "otelcol", Description: "verdicts", Version: version}

// validated takes the steps of the command `validate` one by one; a panic, which would end the program, is a refusal.
func validated(factories otelcol.Factories, text string) (said answer) {
	stage := "config"
	defer func() {
		if r := recover(); r != nil {
			said = answer{Stage: stage, Error: fmt.Sprintf("panic: %v", r)}
		}
	}()
	provider, err := otelcol.NewConfigProvider(otelcol.ConfigProviderSettings{ResolverSettings: resolver(text)})
	if err != nil {
		return answer{Stage: stage, Error: err.Error()}
	}
	defer func() { _ = provider.Shutdown(context.Background()) }()
	cfg, err := provider.Get(context.Background(), factories)
	if err != nil {
		return answer{Stage: stage, Error: err.Error()}
	}
	stage = "validate"
	if err := validate(cfg); err != nil {
		return answer{Stage: stage, Error: err.Error()}
	}
	stage = "build"
	if err := built(factories, cfg); err != nil {
		return answer{Stage: stage, Error: err.Error()}
	}
	return answer{OK: true}
}

const (
	startMax    = 4 * time.Second
	shutdownMax = 3 * time.Second
	pollEvery   = 2 * time.Millisecond
)

// started runs a Collector until it says that it is ready. One that cannot be ended again takes the process with it, after
// the answer; so does a panic in one of its own routines, before it.
func started(text string) answer {
	collector, err := otelcol.NewCollector(otelcol.CollectorSettings{
		BuildInfo:               build,
		Factories:               components,
		DisableGracefulShutdown: true,
		SkipSettingGRPCLogger:   true,
		LoggingOptions:          quiet,
		ConfigProviderSettings:  otelcol.ConfigProviderSettings{ResolverSettings: resolver(text)},
	})
	if err != nil {
		return answer{Stage: "start", Error: err.Error()}
	}
	ended := make(chan error, 1)
	go func() { ended <- run(collector) }()
	late := time.After(startMax)
	for collector.GetState() != otelcol.StateRunning {
		select {
		case err := <-ended:
			return answer{Stage: "start", Error: fmt.Sprint(err)}
		case <-late:
			told := answer{Stage: "waits", Error: "neither ready nor ended"}
			leaveWith(told)
		case <-time.After(pollEvery):
		}
	}
	collector.Shutdown()
	select {
	case <-ended:
	case <-time.After(shutdownMax):
		leaveWith(answer{OK: true})
	}
	return answer{OK: true}
}

func run(collector *otelcol.Collector) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return collector.Run(context.Background())
}

// leaveWith answers and ends the process: whoever asks starts another.
func leaveWith(said answer) {
	_ = json.NewEncoder(os.Stdout).Encode(said)
	os.Exit(0)
}
