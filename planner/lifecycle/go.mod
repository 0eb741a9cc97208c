module pawl.dev/lifecycle

go 1.26
