package main

import (
	"reflect"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
)

// operatorSettings stands for the operators of log receivers: a section for each type, decoded as an entry of that type is.
// A receiver's list has them side by side, told apart by `type`.
type operatorSettings struct{}

// Unmarshal does what operator.Config does once it knows the type (contrib pkg/stanza, 0.129.0 and 0.160.0).
func (*operatorSettings) Unmarshal(conf *confmap.Conf) error {
	for name := range conf.ToStringMap() {
		made, known := operator.Lookup(name)
		if !known {
			continue
		}
		inner, err := conf.Sub(name)
		if err != nil {
			return err
		}
		if err := inner.Unmarshal(made(), confmap.WithIgnoreUnused()); err != nil {
			return err
		}
	}
	return nil
}

func operatorsPart() part {
	return part{kind: "service", typeName: "operators", defaultConfig: func() component.Config { return &operatorSettings{} }}
}

// describeOperators: the registry cannot be listed, so it is asked for every text in the packages of its operators.
func describeOperators(w *walker, p *part) {
	fields := map[string]*node{}
	for _, name := range w.literals.below("github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator/") {
		made, known := operator.Lookup(name)
		if !known {
			continue
		}
		value := reflect.ValueOf(made()).Elem()
		fields[name] = w.walk(value.Type(), value, []string{name})
	}
	if len(fields) == 0 {
		w.problem(nil, "no operator found")
	}
	p.node = assemble(fields, false)
}
