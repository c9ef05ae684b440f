package main

import (
	"fmt"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog/plogotlp"
	"go.opentelemetry.io/collector/pdata/pmetric/pmetricotlp"
	"go.opentelemetry.io/collector/pdata/ptrace/ptraceotlp"
)

// upsert gives every resource of a request text attributes, pairs of keys and values, as the resource processor does.
func upsert(signal byte, buffer []byte, pairs [][]byte) ([]byte, error) {
	put := func(resource pcommon.Resource) {
		for index := 0; index+1 < len(pairs); index += 2 {
			resource.Attributes().PutStr(string(pairs[index]), string(pairs[index+1]))
		}
	}
	switch signal {
	case 't':
		request := ptraceotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		sections := request.Traces().ResourceSpans()
		for index := range sections.Len() {
			put(sections.At(index).Resource())
		}
		return request.MarshalProto()
	case 'm':
		request := pmetricotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		sections := request.Metrics().ResourceMetrics()
		for index := range sections.Len() {
			put(sections.At(index).Resource())
		}
		return request.MarshalProto()
	case 'l':
		request := plogotlp.NewExportRequest()
		if err := request.UnmarshalProto(buffer); err != nil {
			return nil, err
		}
		sections := request.Logs().ResourceLogs()
		for index := range sections.Len() {
			put(sections.At(index).Resource())
		}
		return request.MarshalProto()
	default:
		return nil, fmt.Errorf("no signal begins with %q", signal)
	}
}

// upsertVerdict compares a request that was changed elsewhere with the same change made here.
func upsertVerdict(signal byte, buffers [][]byte) string {
	expected, err := upsert(signal, buffers[0], buffers[2:])
	if err != nil {
		return "refused " + oneLine(err.Error())
	}
	return sameContent(signal, expected, buffers[1])
}
