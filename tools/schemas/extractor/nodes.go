package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
)

// leaf describes a scalar: the decoder's type, the author's, and the default.
func leaf(exactType, authoringType string, v reflect.Value, limits object) *node {
	n := &node{
		exact:     object{"type": []string{exactType, "null"}},
		authoring: merged(object{"type": authoringType}, limits),
	}
	if v.IsValid() {
		n.value = scalar(v)
		describeDefault(n, n.value)
	}
	return n
}

func scalar(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Float32, reflect.Float64:
		return v.Float()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return v.Uint()
	default:
		return v.Int()
	}
}

// text describes a type written as text whatever its Go kind.
func text(exact, authoring object, v reflect.Value) *node {
	n := &node{exact: nullable(exact), authoring: authoring}
	if v.IsValid() && v.CanInterface() {
		if shown := fmt.Sprint(v.Interface()); shown != "" {
			n.value = shown
		}
	}
	return n
}

// open describes a place that takes anything.
func open() *node { return &node{exact: object{}, authoring: object{}, value: nil} }

func opaqueMapList() *node {
	pairs := func(nulls bool) object {
		value := object{"type": "string"}
		if nulls {
			value = object{"type": []string{"string", "null"}}
		}
		return object{"type": "array", "items": object{"type": "object", "properties": object{"name": value, "value": value}, "additionalProperties": false}}
	}
	entries := func(nulls bool) object {
		if nulls {
			return object{"type": "object", "additionalProperties": object{"type": []string{"string", "null"}}}
		}
		return object{"type": "object", "additionalProperties": object{"type": "string"}}
	}
	return &node{
		exact:     object{"anyOf": []any{entries(true), pairs(true), object{"type": "null"}}},
		authoring: object{"anyOf": []any{entries(false), pairs(false)}, "x-sensitive": true},
	}
}

// describeDefault says the default in the author's view; texts and lists that are empty say nothing.
func describeDefault(n *node, value any) {
	if value == nil || value == "" {
		return
	}
	shown, err := json.Marshal(value)
	if err != nil {
		return
	}
	said := string(shown)
	if s, isText := value.(string); isText {
		said = s
	}
	n.authoring["description"] = "Default: " + said + "."
}

// nullable allows null beside what a schema takes.
func nullable(schema object) object {
	switch types := schema["type"].(type) {
	case string:
		return merged(schema, object{"type": []string{types, "null"}})
	case []string:
		for _, t := range types {
			if t == "null" {
				return schema
			}
		}
		return merged(schema, object{"type": append(append([]string{}, types...), "null")})
	}
	if alternatives, is := schema["anyOf"].([]any); is {
		for _, a := range alternatives {
			if o, is := a.(object); is && allowsNull(o) {
				return schema
			}
		}
		return merged(schema, object{"anyOf": append(append([]any{}, alternatives...), object{"type": "null"})})
	}
	if enum, is := schema["enum"].([]any); is {
		return merged(schema, object{"enum": append(append([]any{}, enum...), nil)})
	}
	return schema
}

func allowsNull(schema object) bool {
	switch types := schema["type"].(type) {
	case string:
		return types == "null"
	case []string:
		for _, t := range types {
			if t == "null" {
				return true
			}
		}
	}
	return false
}

func merged(parts ...object) object {
	result := object{}
	for _, part := range parts {
		maps.Copy(result, part)
	}
	return result
}

func intRange(t reflect.Type) object {
	switch t.Kind() {
	case reflect.Int8:
		return object{"minimum": -128, "maximum": 127}
	case reflect.Int16:
		return object{"minimum": -32768, "maximum": 32767}
	case reflect.Int32:
		return object{"minimum": -2147483648, "maximum": 2147483647}
	}
	return nil
}

func uintRange(t reflect.Type) object {
	switch t.Kind() {
	case reflect.Uint8:
		return object{"minimum": 0, "maximum": 255}
	case reflect.Uint16:
		return object{"minimum": 0, "maximum": 65535}
	case reflect.Uint32:
		return object{"minimum": 0, "maximum": 4294967295}
	}
	return object{"minimum": 0}
}
