package main

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"time"

	"go.opentelemetry.io/collector/component"
)

// node is one place of a configuration, walked once for all three outputs: what the decoder takes, what a careful
// author writes, and the default value.
type node struct {
	exact     object
	authoring object
	value     any
	// children in the order of the decoder's keys; "[]" stands for the items of a list, "*" for those of a map.
	children map[string]*node
	path     []string
}

type object = map[string]any

type walker struct {
	literals  *literals
	component string
	enums     map[string][]string
	problems  []string
	stack     []reflect.Type
}

var (
	durationType     = reflect.TypeOf(time.Duration(0))
	componentIDType  = reflect.TypeOf(component.ID{})
	stringsType      = reflect.TypeOf([]string{})
	textUnmarshaler  = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
	durationPattern  = `^[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$`
	idPattern        = `^\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\s*(/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$`
	pipelinePattern  = `^\s*(traces|metrics|logs|profiles)\s*(/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$`
	authoringPattern = `^[a-zA-Z][0-9a-zA-Z_]{0,62}(/[^\p{Z}\p{C}\p{S}]{1,1024})?$`
)

func (w *walker) root(cfg any) *node {
	w.stack = nil
	return w.walk(reflect.TypeOf(cfg), reflect.ValueOf(cfg), nil)
}

// walk follows the decoder's order of decisions, not the looks of the Go type. An invalid v means "no default known".
func (w *walker) walk(t reflect.Type, v reflect.Value, path []string) *node {
	n := w.describe(t, v, path)
	n.path = path
	return n
}

func (w *walker) describe(t reflect.Type, v reflect.Value, path []string) *node {
	switch {
	case t == durationType:
		return w.duration(v)
	case isOptional(t):
		return w.optional(t, v, path)
	case t.Kind() == reflect.Pointer:
		return w.pointer(t, v, path)
	case t == componentIDType:
		return text(object{"type": "string", "pattern": idPattern}, object{"type": "string", "pattern": authoringPattern, "x-type": "component-id"}, v)
	case isNamed(t, "go.opentelemetry.io/collector/pipeline", "ID"):
		return text(object{"type": "string", "pattern": pipelinePattern}, object{"type": "string", "x-type": "pipeline-id"}, v)
	case isNamed(t, "go.opentelemetry.io/collector/config/configopaque", "MapList"):
		return opaqueMapList()
	case strings.HasSuffix(t.PkgPath(), "pkg/stanza/operator") && t.Name() == "Config":
		return stanzaOperator()
	case strings.Contains(t.PkgPath(), "pkg/stanza/") && strings.HasSuffix(strings.ToLower(t.Name()), "field"):
		return leaf("string", "string", reflect.Value{}, nil) // where a value stands in an entry, in a language of its own
	case isPrometheus(t):
		return w.yaml(t, path)
	case reflect.PointerTo(t).Implements(textUnmarshaler):
		return w.textType(t, v)
	}
	return w.kind(t, v, path)
}

func (w *walker) kind(t reflect.Type, v reflect.Value, path []string) *node {
	switch t.Kind() {
	case reflect.Bool:
		return leaf("boolean", "boolean", v, nil)
	case reflect.String:
		return w.str(t, v)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return leaf("number", "integer", v, intRange(t))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n := leaf("number", "integer", v, uintRange(t))
		n.exact["minimum"] = 0
		return n
	case reflect.Float32, reflect.Float64:
		return leaf("number", "number", v, nil)
	case reflect.Struct:
		return w.structure(t, v, path)
	case reflect.Slice, reflect.Array:
		return w.list(t, v, path)
	case reflect.Map:
		return w.mapping(t, v, path)
	case reflect.Interface:
		if v.IsValid() && !v.IsNil() {
			return w.walk(v.Elem().Type(), v.Elem(), path)
		}
		return open()
	case reflect.Func, reflect.Chan:
		return open()
	}
	w.problem(path, "kind %s of %s", t.Kind(), t)
	return open()
}

func (w *walker) problem(path []string, format string, args ...any) {
	w.problems = append(w.problems, w.component+" "+strings.Join(path, ".")+": "+fmt.Sprintf(format, args...))
}

func (w *walker) duration(v reflect.Value) *node {
	n := &node{
		exact:     object{"anyOf": []any{object{"type": "string", "pattern": durationPattern}, object{"type": []string{"number", "null"}}}, "x-type": "duration"},
		authoring: object{"type": "string", "pattern": durationPattern, "x-type": "duration", "tsType": "Duration"},
	}
	if v.IsValid() {
		d := time.Duration(v.Int())
		n.value = d.String()
		describeDefault(n, n.value)
	}
	return n
}

func (w *walker) str(t reflect.Type, v reflect.Value) *node {
	n := leaf("string", "string", v, nil)
	if isNamed(t, "go.opentelemetry.io/collector/config/configopaque", "String") {
		n.authoring["x-sensitive"] = true
		n.authoring["writeOnly"] = true
	}
	return n
}

func (w *walker) pointer(t reflect.Type, v reflect.Value, path []string) *node {
	elem := reflect.Value{}
	if v.IsValid() && !v.IsNil() {
		elem = v.Elem()
	}
	isSet := elem.IsValid()
	if !isSet && t.Elem().Kind() == reflect.Struct && !w.onStack(t.Elem()) {
		elem = reflect.New(t.Elem()).Elem()
	}
	n := w.describe(t.Elem(), elem, path)
	n.exact = nullable(n.exact)
	if !isSet {
		n.value = nil
	}
	return n
}

func (w *walker) onStack(t reflect.Type) bool {
	for _, seen := range w.stack {
		if seen == t {
			return true
		}
	}
	return false
}

func (w *walker) structure(t reflect.Type, v reflect.Value, path []string) *node {
	if w.onStack(t) {
		return &node{exact: object{"type": []string{"object", "null"}}, authoring: object{"type": "object"}}
	}
	w.stack = append(w.stack, t)
	defer func() { w.stack = w.stack[:len(w.stack)-1] }()
	fields := map[string]*node{}
	remain := w.fields(t, v, path, fields)
	metricWords(t, fields)
	return assemble(fields, remain)
}

// fields adds the keys of a struct, squashed ones included, also those of unexported embedded structs.
func (w *walker) fields(t reflect.Type, v reflect.Value, path []string, into map[string]*node) (remain any) {
	remain = false
	for i := range t.NumField() {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("mapstructure"), ",")
		value := reflect.Value{}
		if v.IsValid() {
			value = v.Field(i)
		}
		switch {
		case name == "-":
		case strings.Contains(options, "squash"):
			squashed, at := field.Type, value
			if squashed.Kind() == reflect.Pointer {
				squashed = squashed.Elem()
				if at.IsValid() && !at.IsNil() {
					at = at.Elem()
				} else {
					at = reflect.New(squashed).Elem()
				}
			}
			if squashed.Kind() == reflect.Interface {
				if !at.IsValid() || at.IsNil() {
					continue
				}
				at = at.Elem()
				squashed = at.Type()
			}
			if inner := w.fields(squashed, at, path, into); inner != false {
				remain = inner
			}
		case strings.Contains(options, "remain"):
			remain = restOf(field.Type, remain)
		case !field.IsExported():
		default:
			if name == "" {
				name = field.Name
			}
			into[name] = w.walk(field.Type, value, append(append([]string{}, path...), name))
		}
	}
	return remain
}

// restOf is what a struct takes beyond its own keys. A rest that is an interface makes the decoder panic or refuse, so such
// a section is closed.
func restOf(t reflect.Type, before any) any {
	switch {
	case t.Kind() == reflect.Map && t.Elem().Kind() == reflect.Map:
		return object{"type": []string{"object", "null"}}
	case t.Kind() == reflect.Map:
		return true
	}
	return before
}

func assemble(fields map[string]*node, remain any) *node {
	exact, authoring, value := object{}, object{}, object{}
	for name, field := range fields {
		exact[name], authoring[name], value[name] = field.exact, field.authoring, field.value
	}
	return &node{
		exact:     object{"type": []string{"object", "null"}, "properties": exact, "additionalProperties": remain},
		authoring: object{"type": "object", "properties": authoring, "additionalProperties": remain},
		value:     value,
		children:  fields,
	}
}

func (w *walker) list(t reflect.Type, v reflect.Value, path []string) *node {
	items := w.walk(t.Elem(), reflect.Value{}, append(append([]string{}, path...), "[]"))
	types := []string{"array", "null"}
	if t == stringsType {
		types = []string{"array", "string", "null"}
	}
	n := &node{
		exact:     object{"type": types, "items": nullable(items.exact)},
		authoring: object{"type": "array", "items": items.authoring},
		children:  map[string]*node{"[]": items},
		value:     nil,
	}
	if v.IsValid() && v.Len() > 0 {
		var list []any
		for i := range v.Len() {
			list = append(list, w.walk(t.Elem(), v.Index(i), path).value)
		}
		n.value = list
		describeDefault(n, list)
	}
	return n
}

func (w *walker) mapping(t reflect.Type, v reflect.Value, path []string) *node {
	items := w.walk(t.Elem(), reflect.Value{}, append(append([]string{}, path...), "*"))
	n := &node{
		exact:     object{"type": []string{"object", "null"}, "additionalProperties": nullable(items.exact)},
		authoring: object{"type": "object", "additionalProperties": items.authoring},
		children:  map[string]*node{"*": items},
	}
	if t.Key() == componentIDType {
		n.exact["propertyNames"] = object{"pattern": idPattern}
	}
	if v.IsValid() && v.Len() > 0 {
		values := object{}
		for _, key := range v.MapKeys() {
			values[fmt.Sprint(key.Interface())] = w.walk(t.Elem(), v.MapIndex(key), path).value
		}
		n.value = values
	}
	return n
}

func isNamed(t reflect.Type, pkg, name string) bool { return t.PkgPath() == pkg && t.Name() == name }
