package main

import (
	"reflect"
	"regexp"
	"strings"
)

// metricWords: what a metric of a scraper can be split by and summed up with is a list in its own Validate, and the decoder
// takes any text. The list is what Validate names when it is shown nonsense (mdatagen's generated_config.go).
func metricWords(t reflect.Type, fields map[string]*node) {
	method, has := reflect.PointerTo(t).MethodByName("Validate")
	if !has || fields["aggregation_strategy"] == nil || method.Type.NumIn() != 1 {
		return
	}
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("mapstructure"), ",")
		if n := fields[key]; n != nil {
			if words := wordsAgainst(t, i); len(words) > 0 {
				markWords(n, words)
			}
		}
	}
}

var validWords = regexp.MustCompile(`valid \w+: \[([^\]]*)\]`)

func wordsAgainst(t reflect.Type, field int) []any {
	made := reflect.New(t)
	at := made.Elem().Field(field)
	switch {
	case at.Kind() == reflect.String:
		at.SetString(nonsense[0])
	case at.Kind() == reflect.Slice && at.Type().Elem().Kind() == reflect.String:
		at.Set(reflect.MakeSlice(at.Type(), 1, 1))
		at.Index(0).SetString(nonsense[0])
	default:
		return nil
	}
	err, _ := made.MethodByName("Validate").Call(nil)[0].Interface().(error)
	if err == nil {
		return nil
	}
	found := validWords.FindStringSubmatch(err.Error())
	if found == nil {
		return nil
	}
	var words []any
	for _, word := range strings.Split(found[1], ", ") {
		words = append(words, word)
	}
	return words
}

// markWords: x-validated says that another text is refused, though it decodes.
func markWords(n *node, words []any) {
	schema := n.authoring
	if items, isList := schema["items"].(object); isList {
		schema = items
	}
	schema["enum"] = words
	schema["x-validated"] = true
}
