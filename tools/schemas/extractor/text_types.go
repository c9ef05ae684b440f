package main

import (
	"bufio"
	"encoding"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// literals holds the string literals of packages: the candidates for the values of a text type.
type literals struct {
	folders map[string]string
	read    map[string][]string
}

func newLiterals(file string) (*literals, error) {
	opened, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	l := &literals{folders: map[string]string{}, read: map[string][]string{}}
	lines := bufio.NewScanner(opened)
	for lines.Scan() {
		path, folder, _ := strings.Cut(lines.Text(), "\t")
		l.folders[path] = folder
	}
	return l, lines.Err()
}

func (l *literals) of(pkg string) []string {
	if found, done := l.read[pkg]; done {
		return found
	}
	seen := map[string]bool{}
	files, _ := filepath.Glob(filepath.Join(l.folders[pkg], "*.go"))
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			continue
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if lit, is := n.(*ast.BasicLit); is && lit.Kind == token.STRING {
				if value, err := strconv.Unquote(lit.Value); err == nil && len(value) < 64 {
					seen[value] = true
				}
			}
			return true
		})
	}
	var list []string
	for value := range seen {
		list = append(list, value)
	}
	sort.Strings(list)
	l.read[pkg] = list
	return list
}

// below lists the texts of every package under a path.
func (l *literals) below(path string) []string {
	seen := map[string]bool{}
	for pkg := range l.folders {
		if strings.HasPrefix(pkg, path) {
			for _, text := range l.of(pkg) {
				seen[text] = true
			}
		}
	}
	list := slices.Collect(maps.Keys(seen))
	sort.Strings(list)
	return list
}

// nonsense that no enumeration would contain: a type that takes it is free text.
var nonsense = []string{"foo", "é", "1s", "zz_nonsense"}

// textType describes a type that reads itself from text, by asking it: every literal of its package is a candidate.
func (w *walker) textType(t reflect.Type, v reflect.Value) *node {
	n := w.textShape(t)
	if v.IsValid() && v.CanInterface() {
		if shown := textOf(v, n.authoring["x-ignores-case"] == true); shown != "" {
			n.value = shown
			describeDefault(n, shown)
		}
	}
	delete(n.authoring, "x-ignores-case")
	return n
}

func (w *walker) textShape(t reflect.Type) *node {
	number := t.Kind() >= reflect.Int && t.Kind() <= reflect.Float64
	free := true
	for _, word := range nonsense {
		free = free && accepts(t, word)
	}
	if free || accepts(t, "12345") {
		types := []string{"string", "null"}
		if number {
			types = []string{"string", "number", "null"}
		}
		limits := object{}
		if !free {
			limits["pattern"] = `^\d+(\.\d+)?\s*([kKmMgGtTpP][iI]?)?[bB]?$` // a size: digits, then perhaps a unit
		}
		return &node{exact: merged(object{"type": types}, limits), authoring: merged(object{"type": "string"}, limits)}
	}
	values := acceptedOf(t, w.literals.of(t.PkgPath()))
	if len(values) == 0 || (len(values) == 1 && values[0] == "") {
		w.problem(nil, "no values found for text type %s", t)
	}
	folded, ignoresCase := foldCase(t, values)
	w.enums[t.String()] = folded
	return enumNode(folded, ignoresCase, number, accepts(t, ""))
}

func enumNode(values []string, ignoresCase, number, emptyAccepted bool) *node {
	n := &node{authoring: object{"type": "string", "enum": anyList(values)}}
	if ignoresCase {
		n.authoring["x-ignores-case"] = true
	}
	var exact object
	if ignoresCase {
		exact = object{"type": "string", "pattern": casePattern(values)}
	} else {
		exact = object{"type": "string", "enum": anyList(values)}
	}
	alternatives := []any{exact}
	if number {
		alternatives = append(alternatives, object{"type": "number"})
	}
	if emptyAccepted || number {
		alternatives = append(alternatives, object{"type": "null"})
	}
	if len(alternatives) == 1 {
		n.exact = exact
	} else {
		n.exact = object{"anyOf": alternatives}
	}
	return n
}

func acceptedOf(t reflect.Type, candidates []string) []string {
	var values []string
	for _, candidate := range candidates {
		if accepts(t, candidate) {
			values = append(values, candidate)
		}
	}
	if accepts(t, "") && !contains(values, "") {
		values = append([]string{""}, values...)
	}
	return values
}

// foldCase keeps one spelling of each value when the type does not mind upper and lower case.
func foldCase(t reflect.Type, values []string) ([]string, bool) {
	ignores := false
	for _, value := range values {
		if mixed := mixCase(value); mixed != value {
			ignores = accepts(t, mixed)
			break
		}
	}
	if !ignores {
		return values, false
	}
	seen := map[string]bool{}
	var folded []string
	for _, value := range values {
		if lower := strings.ToLower(value); !seen[lower] {
			seen[lower] = true
			folded = append(folded, lower)
		}
	}
	sort.Strings(folded)
	return folded, true
}

func mixCase(word string) string {
	var mixed strings.Builder
	for i, letter := range word {
		if i%2 == 0 {
			mixed.WriteString(strings.ToLower(string(letter)))
		} else {
			mixed.WriteString(strings.ToUpper(string(letter)))
		}
	}
	return mixed.String()
}

// casePattern spells out both cases: ECMAScript patterns have no inline flag.
func casePattern(values []string) string {
	var alternatives []string
	for _, value := range values {
		var pattern strings.Builder
		for _, letter := range value {
			lower, upper := strings.ToLower(string(letter)), strings.ToUpper(string(letter))
			if lower == upper {
				pattern.WriteString(regexp.QuoteMeta(string(letter)))
			} else {
				pattern.WriteString("[" + lower + upper + "]")
			}
		}
		alternatives = append(alternatives, pattern.String())
	}
	return "^(" + strings.Join(alternatives, "|") + ")$"
}

func accepts(t reflect.Type, word string) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return reflect.New(t).Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(word)) == nil
}

func textOf(v reflect.Value, lower bool) string {
	addressable := reflect.New(v.Type())
	addressable.Elem().Set(v)
	var shown string
	if marshaler, is := addressable.Interface().(encoding.TextMarshaler); is {
		if out, err := marshaler.MarshalText(); err == nil {
			shown = string(out)
		}
	} else if v.Kind() == reflect.String {
		shown = v.String()
	} else {
		shown = strings.Trim(fmt.Sprint(v.Interface()), "{}") // a struct around its text
	}
	if lower {
		shown = strings.ToLower(shown)
	}
	return shown
}

func contains(list []string, word string) bool {
	for _, item := range list {
		if item == word {
			return true
		}
	}
	return false
}

func anyList(values []string) []any {
	list := make([]any, len(values))
	for i, value := range values {
		list[i] = value
	}
	return list
}
