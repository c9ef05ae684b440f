// What the Prometheus operator makes of PodMonitors and ServiceMonitors: a JSON list of them on stdin, the configuration of a
// Prometheus of the given version on stdout. Unknown fields are refused, as the API server would.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"

	monitoringv1 "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	"github.com/prometheus-operator/prometheus-operator/pkg/assets"
	"github.com/prometheus-operator/prometheus-operator/pkg/prometheus"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

func main() {
	config, err := configuration(os.Args[1], os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout.Write(config)
}

func configuration(version string, given io.Reader) ([]byte, error) {
	var written []json.RawMessage
	if err := json.NewDecoder(given).Decode(&written); err != nil {
		return nil, err
	}
	services := map[string]*monitoringv1.ServiceMonitor{}
	pods := map[string]*monitoringv1.PodMonitor{}
	for _, one := range written {
		var kind metav1.TypeMeta
		if err := json.Unmarshal(one, &kind); err != nil {
			return nil, err
		}
		switch kind.Kind {
		case "ServiceMonitor":
			monitor := &monitoringv1.ServiceMonitor{}
			if err := yaml.UnmarshalStrict(one, monitor); err != nil {
				return nil, err
			}
			services[monitor.Namespace+"/"+monitor.Name] = monitor
		case "PodMonitor":
			monitor := &monitoringv1.PodMonitor{}
			if err := yaml.UnmarshalStrict(one, monitor); err != nil {
				return nil, err
			}
			pods[monitor.Namespace+"/"+monitor.Name] = monitor
		default:
			return nil, fmt.Errorf("%q is not a monitor", kind.Kind)
		}
	}
	server := &monitoringv1.Prometheus{ObjectMeta: metav1.ObjectMeta{Name: "k8s", Namespace: "monitoring"}}
	server.Spec.Version = version
	server.Spec.ScrapeInterval = "1s"
	server.Spec.EvaluationInterval = "1s"
	generator, err := prometheus.NewConfigGenerator(slog.New(slog.DiscardHandler), server, prometheus.WithEndpointSliceSupport())
	if err != nil {
		return nil, err
	}
	return generator.GenerateServerConfiguration(
		server, services, pods, nil, nil, assets.NewTestStoreBuilder(), nil, nil, nil, nil,
	)
}
