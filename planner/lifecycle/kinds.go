package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// release is a minor release of Kubernetes; the zero value is none.
type release struct{ major, minor int }

func (r release) String() string {
	if r == (release{}) {
		return ""
	}
	return fmt.Sprintf("%d.%d", r.major, r.minor)
}

func (r release) before(other release) bool {
	return r.major < other.major || r.major == other.major && r.minor < other.minor
}

// gvk names a kind of API object.
type gvk struct{ group, version, kind string }

func (k gvk) apiVersion() string { return strings.TrimPrefix(k.group+"/"+k.version, "/") }

// facts is what the generated functions of a kind return.
type facts struct {
	introduced, deprecated, removed release
	replacement                     gvk
}

var versionFolder = regexp.MustCompile(`^v\d+((alpha|beta)\d+)?$`)

// readKinds returns the registered kinds of a module, lists and options aside, with what they declare.
func readKinds(module string) (map[gvk]facts, error) {
	kinds := map[gvk]facts{}
	err := filepath.WalkDir(module, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || !versionFolder.MatchString(entry.Name()) {
			return err
		}
		return readVersion(path, kinds)
	})
	return kinds, err
}

func readVersion(folder string, kinds map[gvk]facts) error {
	group, registered, declared := "", []string{}, map[string]facts{}
	named := false
	for _, name := range []string{"register.go", "zz_generated.prerelease-lifecycle.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(folder, name), nil, 0)
		if errors.Is(err, fs.ErrNotExist) {
			continue // no folder of API types, or none that declares anything
		}
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if n.Names[0].Name == "GroupName" && len(n.Values) == 1 {
					group, named = text(n.Values[0])
				}
			case *ast.CallExpr:
				registered = append(registered, typesOf(n)...)
			case *ast.FuncDecl:
				err = firstOf(err, declare(n, declared))
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("%s: %w", folder, err)
		}
	}
	if !named {
		return nil
	}
	for _, kind := range registered {
		if !strings.HasSuffix(kind, "List") && !strings.HasSuffix(kind, "Options") {
			kinds[gvk{group, filepath.Base(folder), kind}] = declared[kind]
		}
	}
	return nil
}

// typesOf returns the types in scheme.AddKnownTypes(version, &A{}, &B{}).
func typesOf(call *ast.CallExpr) []string {
	called, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || called.Sel.Name != "AddKnownTypes" {
		return nil
	}
	var types []string
	for _, argument := range call.Args[1:] {
		if pointer, ok := argument.(*ast.UnaryExpr); ok {
			if literal, ok := pointer.X.(*ast.CompositeLit); ok {
				if name, ok := literal.Type.(*ast.Ident); ok { // not metav1.Status and the like
					types = append(types, name.Name)
				}
			}
		}
	}
	return types
}

// declare notes what a generated function returns. One of another shape is an error: it would be a fact left out.
func declare(f *ast.FuncDecl, all map[string]facts) error {
	if f.Recv == nil || !strings.HasPrefix(f.Name.Name, "APILifecycle") {
		return nil
	}
	kind := f.Recv.List[0].Type.(*ast.StarExpr).X.(*ast.Ident).Name
	returned, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(f.Body.List) != 1 {
		return fmt.Errorf("%s of %s does more than to return", f.Name.Name, kind)
	}
	fact := all[kind]
	var err error
	switch f.Name.Name {
	case "APILifecycleIntroduced":
		fact.introduced, err = releaseOf(returned)
	case "APILifecycleDeprecated":
		fact.deprecated, err = releaseOf(returned)
	case "APILifecycleRemoved":
		fact.removed, err = releaseOf(returned)
	case "APILifecycleReplacement":
		fact.replacement, err = kindOf(returned)
	default:
		err = fmt.Errorf("%s of %s is not known", f.Name.Name, kind)
	}
	all[kind] = fact
	return err
}

func releaseOf(returned *ast.ReturnStmt) (release, error) {
	if len(returned.Results) != 2 {
		return release{}, fmt.Errorf("expected major and minor")
	}
	major, err := number(returned.Results[0])
	minor, err2 := number(returned.Results[1])
	return release{major, minor}, firstOf(err, err2)
}

func kindOf(returned *ast.ReturnStmt) (gvk, error) {
	literal, ok := returned.Results[0].(*ast.CompositeLit)
	if !ok {
		return gvk{}, fmt.Errorf("expected a GroupVersionKind")
	}
	fields := map[string]string{}
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			return gvk{}, fmt.Errorf("expected Name: \"value\"")
		}
		fields[pair.Key.(*ast.Ident).Name], _ = text(pair.Value)
	}
	return gvk{fields["Group"], fields["Version"], fields["Kind"]}, nil
}

func number(e ast.Expr) (int, error) {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return 0, fmt.Errorf("expected a number")
	}
	return strconv.Atoi(literal.Value)
}

func text(e ast.Expr) (string, bool) {
	literal, ok := e.(*ast.BasicLit)
	if !ok {
		return "", false
	}
	value, err := strconv.Unquote(literal.Value)
	return value, err == nil
}

func firstOf(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
