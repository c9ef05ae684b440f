package main

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/prometheus/prometheus/discovery"
)

// The Prometheus configuration inside the Collector's decodes itself from YAML: other tags, looser scalars, null
// anywhere, durations with days. Recognised by its package.
func isPrometheus(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct && usesYAMLTags(t)
}

func usesYAMLTags(t reflect.Type) bool {
	yaml := false
	for i := range t.NumField() {
		if _, has := t.Field(i).Tag.Lookup("mapstructure"); has {
			return false
		}
		if _, has := t.Field(i).Tag.Lookup("yaml"); has {
			yaml = true
		}
	}
	return yaml || isPrometheusWrapper(t)
}

// isPrometheusWrapper: a type of the receiver that is one Prometheus type under another name.
func isPrometheusWrapper(t reflect.Type) bool {
	return t.NumField() > 0 && strings.HasPrefix(t.Name(), "Prom")
}

const prometheusDuration = `^(?=\d)(0|((\d+)y)?((\d+)w)?((\d+)d)?((\d+)h)?((\d+)m)?((\d+)s)?((\d+)ms)?)$`

// serviceDiscoveries are the keys that Prometheus' discovery packages register at run time, each a list of settings of
// their own. Prometheus makes a struct of them for its decoder, which is caught here instead of decoding anything.
func serviceDiscoveries() []reflect.StructField {
	var fields []reflect.StructField
	caught := errors.New("caught")
	err := discovery.UnmarshalYAMLWithInlineConfigs(&discovering{}, func(made any) error {
		t := reflect.TypeOf(made).Elem()
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				fields = append(fields, t.Field(i))
			}
		}
		return caught
	})
	if err != caught || len(fields) == 0 {
		panic("the service discoveries of Prometheus are registered another way")
	}
	return fields
}

type discovering struct{ Configs discovery.Configs }

func (w *walker) yaml(t reflect.Type, path []string) *node {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if isNamed(t, "github.com/prometheus/common/model", "Duration") {
		return &node{
			exact:     object{"anyOf": []any{object{"type": "string", "pattern": prometheusDuration}, object{"const": 0}, object{"type": "null"}}, "x-type": "prometheus-duration"},
			authoring: object{"type": "string", "pattern": prometheusDuration, "x-type": "prometheus-duration"},
		}
	}
	if isNamed(t, "github.com/prometheus/prometheus/model/labels", "Labels") {
		return &node{
			exact:     object{"type": []string{"object", "null"}, "additionalProperties": scalarText().exact},
			authoring: object{"type": "object", "additionalProperties": object{"type": "string"}},
		}
	}
	if reflect.PointerTo(t).Implements(textUnmarshaler) || unmarshalsScalar(t) {
		return scalarText()
	}
	switch t.Kind() {
	case reflect.Struct:
		return w.yamlStruct(t, path)
	case reflect.Slice:
		items := w.yaml(t.Elem(), append(append([]string{}, path...), "[]"))
		items.path = append(append([]string{}, path...), "[]")
		return &node{
			exact:     object{"type": []string{"array", "null"}, "items": items.exact},
			authoring: object{"type": "array", "items": items.authoring},
			children:  map[string]*node{"[]": items},
		}
	case reflect.Map:
		items := w.yaml(t.Elem(), append(append([]string{}, path...), "*"))
		items.path = append(append([]string{}, path...), "*")
		return &node{
			exact:     object{"type": []string{"object", "null"}, "additionalProperties": items.exact},
			authoring: object{"type": "object", "additionalProperties": items.authoring},
			children:  map[string]*node{"*": items},
		}
	case reflect.Bool:
		return &node{exact: object{"type": []string{"boolean", "null"}}, authoring: object{"type": "boolean"}}
	case reflect.String:
		return scalarText()
	case reflect.Interface, reflect.Func:
		return open()
	case reflect.Float32, reflect.Float64:
		return &node{exact: object{"type": []string{"number", "null"}}, authoring: object{"type": "number"}}
	default:
		exact, authoring := object{"type": []string{"number", "null"}}, object{"type": "integer"}
		if t.Kind() >= reflect.Uint && t.Kind() <= reflect.Uint64 {
			exact["exclusiveMinimum"] = -1 // fractions are cut first
			authoring["minimum"] = 0
		}
		return &node{exact: exact, authoring: authoring}
	}
}

// scalarText: YAML turns any scalar into the text of a string.
func scalarText() *node {
	return &node{exact: object{"type": []string{"string", "number", "boolean", "null"}}, authoring: object{"type": "string"}}
}

func (w *walker) yamlStruct(t reflect.Type, path []string) *node {
	if w.onStack(t) {
		return open()
	}
	w.stack = append(w.stack, t)
	defer func() { w.stack = w.stack[:len(w.stack)-1] }()
	fields := map[string]*node{}
	rest := w.yamlFields(t, path, fields)
	_, isJob := fields["job_name"]
	if isJob || t.Name() == "AlertmanagerConfig" {
		for _, field := range serviceDiscoveries() {
			key, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
			at := append(append([]string{}, path...), key)
			if !isJob {
				// The receiver supports no alertmanagers, and refuses them whatever they are.
				fields[key] = &node{exact: object{"type": []string{"array", "null"}}, authoring: object{"type": "array", "items": object{"type": "object"}}}
				continue
			}
			fields[key] = w.yaml(field.Type, at)
			fields[key].path = at
			// Prometheus' readConfigs refuses an empty entry of a discovery, whose section alone could be nothing.
			fields[key].exact["items"] = merged(fields[key].exact["items"].(object), object{"type": "object"})
			// Authors get the names of discoveries; their settings would be two thirds of all types.
			fields[key].authoring = object{"type": "array", "items": object{"type": "object"}}
		}
		fields["static_configs"] = staticConfigs()
	}
	n := assemble(fields, false)
	n.value = nil
	if rest != nil {
		n.exact["additionalProperties"] = rest.exact
		n.authoring["additionalProperties"] = rest.authoring
	}
	return n
}

// yamlFields adds the keys of a struct, and returns what an inline map takes beyond them.
func (w *walker) yamlFields(t reflect.Type, path []string, into map[string]*node) (rest *node) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		switch {
		case name == "-" || (!field.IsExported() && !field.Anonymous) || isHTTPClient(field.Type):
		case strings.Contains(options, "inline"):
			inner := field.Type
			for inner.Kind() == reflect.Pointer {
				inner = inner.Elem()
			}
			switch inner.Kind() {
			case reflect.Struct:
				if found := w.yamlFields(inner, path, into); found != nil {
					rest = found
				}
			case reflect.Map:
				rest = w.yaml(inner.Elem(), append(append([]string{}, path...), "*"))
			}
		default:
			if name == "" {
				name = strings.ToLower(field.Name)
			}
			at := append(append([]string{}, path...), name)
			into[name] = w.yaml(field.Type, at)
			into[name].path = at
		}
	}
	return rest
}

// isHTTPClient: what some discoveries keep beside their settings has a key too, which nobody writes.
func isHTTPClient(t reflect.Type) bool { return t == reflect.TypeOf(&http.Client{}) }

func staticConfigs() *node {
	scalar := []string{"string", "number", "boolean", "null"}
	item := func(values any) object {
		return object{
			"type": "object",
			"properties": object{
				"targets": object{"type": "array", "items": object{"type": values}},
				"labels":  object{"type": "object", "additionalProperties": object{"type": values}},
			},
			"additionalProperties": false,
		}
	}
	exactItem := item(scalar)
	for _, key := range []string{"targets", "labels"} {
		exactItem["properties"].(object)[key] = nullable(exactItem["properties"].(object)[key].(object))
	}
	return &node{
		exact:     object{"type": []string{"array", "null"}, "items": exactItem},
		authoring: object{"type": "array", "items": item("string")},
	}
}

// unmarshalsScalar asks a struct that decodes itself whether it wants text: URLs, expressions, secrets, sizes.
func unmarshalsScalar(t reflect.Type) bool {
	method, has := reflect.PointerTo(t).MethodByName("UnmarshalYAML")
	if !has || method.Type.NumIn() != 2 || method.Type.In(1).Kind() != reflect.Func {
		return false
	}
	wantsText := false
	decode := reflect.MakeFunc(method.Type.In(1), func(args []reflect.Value) []reflect.Value {
		target := reflect.ValueOf(args[0].Interface())
		if target.Kind() == reflect.Pointer && target.Elem().Kind() == reflect.String {
			wantsText = true
			target.Elem().SetString("foo")
			return []reflect.Value{reflect.Zero(method.Type.In(1).Out(0))}
		}
		return []reflect.Value{reflect.ValueOf(fmt.Errorf("not text"))}
	})
	func() {
		defer func() { _ = recover() }()
		reflect.New(t).MethodByName("UnmarshalYAML").Call([]reflect.Value{decode})
	}()
	return wantsText
}
