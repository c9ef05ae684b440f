package main

import (
	"reflect"
	"strings"
	"unsafe"
)

// Optional's flavours, as configoptional numbers them.
const (
	optionalNone = iota
	optionalDefault
	optionalSome
)

func isOptional(t reflect.Type) bool {
	return strings.HasSuffix(t.PkgPath(), "config/configoptional") && strings.HasPrefix(t.Name(), "Optional[")
}

// optional describes configoptional.Optional[T]: T, or null. The default of flavour "default" holds once the section
// is written, so it stands inside the section and not on it.
func (w *walker) optional(t reflect.Type, v reflect.Value, path []string) *node {
	get, _ := reflect.PointerTo(t).MethodByName("Get")
	inner := get.Type.Out(0).Elem()
	value := reflect.New(inner).Elem()
	flavor := optionalNone
	if v.IsValid() {
		addressable := reflect.New(t).Elem()
		addressable.Set(readable(v))
		flavor = int(unexported(addressable.FieldByName("flavor")).Int())
		value = unexported(addressable.FieldByName("value"))
	}
	n := w.describe(inner, value, path)
	n.exact = nullable(n.exact)
	if flavor != optionalSome {
		n.value = nil
	}
	if properties, is := n.exact["properties"].(object); is && optionalTakesEnabled {
		if _, has := properties["enabled"]; !has {
			properties["enabled"] = object{"type": "boolean"} // read before the section is decoded: nothing is not taken
			n.authoring["properties"].(object)["enabled"] = object{"type": "boolean", "description": "false switches the section off."}
		}
	}
	return n
}

// readable allows copying a value reached through unexported fields.
func readable(v reflect.Value) reflect.Value {
	if v.CanInterface() {
		return v
	}
	if v.CanAddr() {
		return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	return reflect.Zero(v.Type())
}

func unexported(v reflect.Value) reflect.Value {
	return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
}
