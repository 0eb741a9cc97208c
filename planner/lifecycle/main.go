// Lifecycle prints the table of Kubernetes API versions that have been or will be removed, read from the lifecycle
// functions that are generated into the public modules of modules.txt. The apiserver decides by the same functions what
// it serves.
package main

import (
	"fmt"
	"os"
)

// Modules that cannot be had (no network, no cache) are told apart from everything else that may go wrong.
const exitNoModules = 3

func main() {
	pins, err := readPins("modules.txt")
	if err != nil {
		fail(1, err)
	}
	table := newTable()
	for _, pin := range pins {
		folder, err := pin.download()
		if err != nil {
			fail(exitNoModules, err)
		}
		kinds, err := readKinds(folder)
		if err != nil {
			fail(1, err)
		}
		table.add(pin, kinds)
	}
	table.write(os.Stdout, pins)
}

func fail(code int, err error) {
	fmt.Fprintln(os.Stderr, "lifecycle:", err)
	os.Exit(code)
}
