package main

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/pdata/plog/plogotlp"
	"go.opentelemetry.io/collector/pdata/pmetric"
	"go.opentelemetry.io/collector/pdata/pmetric/pmetricotlp"
	"go.opentelemetry.io/collector/pdata/ptrace"
	"go.opentelemetry.io/collector/pdata/ptrace/ptraceotlp"
)

// decode gives the items of a request as JSON text, each with the resource, scope and metric above it, sorted. A metric
// without data points is no item: the exporter may leave it out.
func decode(signal byte, buffer []byte) ([]string, error) {
	text, err := decodeJSON(signal, buffer)
	if err != nil {
		return nil, err
	}
	var request map[string]any
	if err := json.Unmarshal(text, &request); err != nil {
		return nil, err
	}
	names := map[byte][3]string{
		't': {"resourceSpans", "scopeSpans", "spans"},
		'm': {"resourceMetrics", "scopeMetrics", "metrics"},
		'l': {"resourceLogs", "scopeLogs", "logRecords"},
	}[signal]
	var items []string
	for _, resource := range taken(request, names[0]) {
		scopes := taken(resource, names[1])
		for _, scope := range scopes {
			children := taken(scope, names[2])
			above := textOf(resource) + textOf(scope)
			for _, child := range children {
				if signal == 'm' {
					items = append(items, pointsOf(above, child)...)
				} else {
					items = append(items, above+textOf(child))
				}
			}
		}
	}
	sort.Strings(items)
	return items, nil
}

func decodeJSON(signal byte, buffer []byte) ([]byte, error) {
	switch signal {
	case 't':
		request := ptraceotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		return (&ptrace.JSONMarshaler{}).MarshalTraces(request.Traces())
	case 'm':
		request := pmetricotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		return (&pmetric.JSONMarshaler{}).MarshalMetrics(request.Metrics())
	case 'l':
		request := plogotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		return (&plog.JSONMarshaler{}).MarshalLogs(request.Logs())
	default:
		return nil, fmt.Errorf("no signal begins with %q", signal)
	}
}

func pointsOf(above string, metric map[string]any) []string {
	var items []string
	for _, kind := range []string{"gauge", "sum", "histogram", "exponentialHistogram", "summary"} {
		data, ok := metric[kind].(map[string]any)
		if !ok {
			continue
		}
		points := taken(data, "dataPoints")
		for _, point := range points {
			items = append(items, above+textOf(metric)+textOf(point))
		}
	}
	return items
}

// taken removes a list of objects from its owner, so that the owner's text is that of a header.
func taken(owner map[string]any, name string) []map[string]any {
	list, _ := owner[name].([]any)
	delete(owner, name)
	objects := make([]map[string]any, 0, len(list))
	for _, one := range list {
		if object, ok := one.(map[string]any); ok {
			objects = append(objects, object)
		}
	}
	return objects
}

// textOf writes keys in order, so equal values have equal texts.
func textOf(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}

func compare(whole, parts []string) string {
	sort.Strings(parts)
	if len(whole) == len(parts) {
		equal := true
		for index := range whole {
			equal = equal && whole[index] == parts[index]
		}
		if equal {
			return "same"
		}
	}
	for index := range whole {
		if index >= len(parts) || whole[index] != parts[index] {
			return fmt.Sprintf("different: %d items, %d in parts; first %s", len(whole), len(parts), whole[index])
		}
	}
	return fmt.Sprintf("different: %d items, %d in parts", len(whole), len(parts))
}

func oneLine(text string) string {
	return strings.ReplaceAll(text, "\n", " ")
}
