package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// pin is a module at one version, with the hash of its content.
type pin struct{ module, version, sum string }

func readPins(file string) ([]pin, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var pins []pin
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		if len(words) != 3 {
			return nil, fmt.Errorf("%s: %q is not MODULE VERSION HASH", file, line)
		}
		pins = append(pins, pin{words[0], words[1], words[2]})
	}
	return pins, nil
}

// download returns the folder with the module's files.
func (p pin) download() (string, error) {
	command := exec.Command("go", "mod", "download", "-json", p.module+"@"+p.version)
	command.Dir = os.TempDir() // this module's own go.mod and go.sum have nothing to do with it
	out, err := command.Output()
	var got struct{ Dir, Sum, Error string }
	if jsonErr := json.Unmarshal(out, &got); jsonErr != nil || err != nil || got.Error != "" {
		return "", fmt.Errorf("%s %s cannot be had: %v %s", p.module, p.version, err, got.Error)
	}
	if got.Sum != p.sum {
		return "", fmt.Errorf("%s %s has hash %s, pinned is %s", p.module, p.version, got.Sum, p.sum)
	}
	return got.Dir, nil
}

// minor is the Kubernetes release that the module belongs to: v0.36.6 is of 1.36.
func (p pin) minor() (release, error) {
	parts := strings.Split(p.version, ".")
	if len(parts) < 3 || parts[0] != "v0" {
		return release{}, fmt.Errorf("%s: expected v0.MINOR.PATCH", p.version)
	}
	n, err := strconv.Atoi(parts[1])
	return release{1, n}, err
}
